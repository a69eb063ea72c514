import { mkdir, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { root } from '../run.mjs'

/** Mode → where its value stands in a row of colours; a colour without high contrast has its usual value there. */
const MODES = { light: 1, dark: 2, 'high-contrast-light': 3, 'high-contrast-dark': 4 }
const DESCRIPTION = 'Tokens of cairnkit in the format of the W3C Design Tokens Community Group, 2025.10.'

/** A CSS colour of the tokens, `#rrggbb` or `rgb(r g b / a)`, as a colour token's value. */
function colour(css) {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(css)
  const rgb = /^rgb\((\d+) (\d+) (\d+) \/ ([\d.]+)\)$/.exec(css)
  if (!hex && !rgb) throw new Error(`A colour that cannot be exported: ${css}`)
  const channels = hex
    ? hex.slice(1).map(part => Number.parseInt(part, 16))
    : rgb.slice(1, 4).map(part => Number(part))
  return {
    colorSpace: 'srgb',
    components: channels.map(channel => Number((channel / 255).toFixed(4))),
    ...(rgb ? { alpha: Number(rgb[4]) } : {}),
    hex: `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
  }
}

/** A token that is no colour, by how its value is written. */
function measure(name, css) {
  if (name === 'font') {
    const families = css.split(',').map(family => family.trim().replaceAll("'", ''))
    return { $type: 'fontFamily', $value: families }
  }
  const [, number, unit] = /^([\d.]+)(px|ms)?$/.exec(css)
  if (unit === undefined) return { $type: 'number', $value: Number(number) }
  return { $type: unit === 'ms' ? 'duration' : 'dimension', $value: { value: Number(number), unit } }
}

function modeOf(at, { COLOURS, DERIVED, MEASURES }) {
  const colours = COLOURS.filter(([name]) => !DERIVED.has(name)).map(row => {
    const usual = at > 2 ? row[at - 2] : undefined
    return [row[0], { $value: colour(row[at] ?? usual) }]
  })
  return {
    color: { $type: 'color', ...Object.fromEntries(colours) },
    measure: Object.fromEntries(Object.entries(MEASURES).map(([name, css]) => [name, measure(name, css)]))
  }
}

/** File name in `dist/` → its tokens: one file for each mode, and one with all modes as groups. */
export function tokenFiles(values) {
  const modes = Object.entries(MODES).map(([mode, at]) => [mode, modeOf(at, values)])
  return new Map([
    ['tokens.json', { $description: DESCRIPTION, ...Object.fromEntries(modes) }],
    ...modes.map(([mode, tokens]) => [`tokens/${mode}.json`, { $description: DESCRIPTION, ...tokens }])
  ])
}

/** Writes them from the compiled values. */
export async function writeTokens() {
  const values = await import(pathToFileURL(`${root}dist/components/styles/token-values.js`).href)
  await mkdir(`${root}dist/tokens`, { recursive: true })
  for (const [file, tokens] of tokenFiles(values)) {
    await writeFile(`${root}dist/${file}`, `${JSON.stringify(tokens, null, 2)}\n`)
  }
}
