import type { IconSet, Plugin } from '../plugin.js'

type Shapes = readonly (readonly [id: string, side: number, ...paths: string[]])[]

/** Seventy of Mapbox's Maki icons, as `maki/ICON`. They are loaded when this is called. */
export async function makiIcons(): Promise<Plugin> {
  const { MAKI_SHAPES } = await import('./maki-shapes.js')
  return iconPlugin('maki', 'Maki', 'Maki by Mapbox', MAKI_SHAPES)
}

/** Seventy of the Temaki icons, as `temaki/ICON`. They are loaded when this is called. */
export async function temakiIcons(): Promise<Plugin> {
  const { TEMAKI_SHAPES } = await import('./temaki-shapes.js')
  return iconPlugin('temaki', 'Temaki', 'Temaki by the Rapid contributors', TEMAKI_SHAPES)
}

function iconPlugin(id: string, name: string, attribution: string, shapes: Shapes): Plugin {
  const icons = new Map(shapes.map(([icon, side, ...paths]) => [icon, svgOf(side, paths)]))
  const set: IconSet = { id, name, license: 'CC0-1.0', attribution, icons }
  return { name: `${id}-icons`, apiVersion: 1, contributes: { iconSets: [set] } }
}

function svgOf(side: number, paths: readonly string[]): string {
  const body = paths.map(d => `<path d="${d}"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${body}</svg>`
}
