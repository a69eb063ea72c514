import type { IconSet, Plugin } from '../plugin.js'
import { MAKI_SHAPES } from './maki-shapes.js'
import { TEMAKI_SHAPES } from './temaki-shapes.js'

type Shapes = typeof MAKI_SHAPES

/** Seventy of Mapbox's Maki icons, as `maki/ICON`. */
export function makiIcons(): Plugin {
  return iconPlugin('maki', 'Maki', 'Maki by Mapbox', MAKI_SHAPES)
}

/** Seventy of the Temaki icons, as `temaki/ICON`. */
export function temakiIcons(): Plugin {
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
