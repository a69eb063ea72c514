/**
 * Writes src/plugins/icons/{maki,temaki}-shapes.ts from the icon packages: the pictures that categories use, and some
 * dozens more to choose from. Only path data is taken over. Run: node scripts/build-icons.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runNode } from './run.mjs'

const SETS = {
  maki: {
    from: '@mapbox/maki',
    icons: `airfield aquarium barrier beach bridge building campsite car caution cemetery circle communications-tower
      cross dam danger doctor drinking-water emergency-phone farm fence ferry fire-station fuel garden gate harbor
      heliport home horse-riding hospital hot-spring industry information landuse lodging logging marker monument
      mountain natural observation-tower park park-alt1 pharmacy picnic-site place-of-worship ranger-station recycling
      residential-community roadblock school shelter shop slaughterhouse slipway square star swimming town-hall toilet
      triangle veterinary viewpoint village volcano waste-basket water waterfall wetland windmill zoo`
  },
  temaki: {
    from: '@rapideditor/temaki',
    icons: `antenna asterisk binoculars boat boat_floating bottles boulder1 boulder2 boulder3 bow_and_arrow
      bulldozer cabin cairn campfire can canoe cliff_falling_rocks clock coral_reef dagger ear egg fish_cleaning fishing_pier
      grapes grass hand hunting_blind hut info_board kayaking lock mast_communication meat milestone mineshaft_profile
      mountain_range obelisk oil_well pedestrian pick_hammer pin planes plant power_tower radiation row_houses
      security_camera shield shrub social_facility spotting_scope storage_drum swamp tents tools tree_broadleaved tree_leafless
      tree_needleleaved tree_palm tree_stump truck valley waste water_tap water_tap_drinkable
      well_pump_manual x_oblique`
  }
}

function shapesOf(svg, name) {
  const viewBox = /<svg[^>]*\sviewBox="([^"]+)"/.exec(svg)?.[1]
  const side = /^0 0 (\d+) \1$/.exec(viewBox ?? '')?.[1]
  if (side === undefined) throw new Error(`${name}: viewBox is ${viewBox}, not a square from 0 0`)
  const body = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.indexOf('</svg>'))
  const paths = [...body.matchAll(/<path\s([^>]*?)\/?>/g)].map(([, attributes]) => {
    if (/opacity|style|transform|fill=/.test(attributes)) throw new Error(`${name}: has more than a shape`)
    return /(?:^|\s)d="([^"]+)"/
      .exec(attributes)?.[1]
      .replace(/(?:&#x[9ad];|\s)+/gi, ' ')
      .trim()
  })
  const others = [...body.matchAll(/<([a-z]\w*)/gi)].filter(([, tag]) => tag !== 'path')
  if (others.length > 0 || paths.length === 0 || paths.includes(undefined))
    throw new Error(`${name}: not only paths`)
  return [Number(side), ...paths]
}

for (const [set, { from, icons }] of Object.entries(SETS)) {
  const rows = icons.split(/\s+/).map(id => {
    const file = new URL(`../node_modules/${from}/icons/${id}.svg`, import.meta.url)
    return [id, ...shapesOf(readFileSync(file, 'utf8'), `${set}/${id}`)]
  })
  const out = new URL(`../src/plugins/icons/${set}-shapes.ts`, import.meta.url)
  const source = `/** Made by scripts/build-icons.mjs from ${from} (CC0-1.0): icon id, side of its square, its paths. */
    export const ${set.toUpperCase()}_SHAPES: readonly (readonly [id: string, side: number, ...paths: string[]])[] = ${JSON.stringify(rows)}`
  writeFileSync(out, source)
  const { code, output } = await runNode('node_modules/oxfmt/bin/oxfmt', [fileURLToPath(out)])
  if (code !== 0) throw new Error(output)
  console.log(`${set}: ${rows.length} icons`)
}
