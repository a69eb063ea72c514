import type { Json } from '../../model/index.js'
import type { Basemap, Plugin } from '../plugin.js'
import { loadOutlines } from './outlines.js'
import type { Outlines } from './outlines.js'

/** Colours of the base map: every one paler than marks and labels. */
const COLOURS = {
  light: { land: '#f2f2ec', water: '#a4cddd', coast: '#6fa9c0', border: '#6d4f93' },
  dark: { land: '#171e1b', water: '#0f3b4d', coast: '#2f6f88', border: '#a48fd0' }
} as const

export interface WorldOptions {
  /** Address of `world-50m.json`, when a bundler moved this module away from it. */
  readonly dataUrl?: string
}

/** The world's land and borders, always there without internet: Natural Earth 1:50 million, no place names. */
export function world(options: WorldOptions = {}): Plugin {
  const url = options.dataUrl ?? new URL('./world-50m.json', import.meta.url).href
  let outlines: Promise<Outlines> | null = null
  const load = (): Promise<Outlines> => {
    outlines ??= loadOutlines(url).catch((error: unknown) => {
      outlines = null
      throw error
    })
    return outlines
  }
  const basemap: Basemap = {
    id: 'world',
    name: 'World',
    attribution: 'Natural Earth',
    style: async theme => worldStyle(await load(), theme)
  }
  return { name: 'world', apiVersion: 1, contributes: { basemaps: [basemap] } }
}

/** A MapLibre style of the outlines. */
function worldStyle(outlines: Outlines, theme: 'light' | 'dark'): Json {
  const colour = COLOURS[theme]
  const source = (data: object): Json => ({ type: 'geojson', data: data as Json, maxzoom: 7, tolerance: 0.3 })
  const line = { 'line-join': 'round', 'line-cap': 'butt' }
  return {
    version: 8,
    sources: {
      'world-land': source(outlines.land),
      'world-coast': source(outlines.coast),
      'world-borders': source(outlines.borders)
    },
    layers: [
      { id: 'world-water', type: 'background', paint: { 'background-color': colour.water } },
      { id: 'world-land', type: 'fill', source: 'world-land', paint: { 'fill-color': colour.land } },
      {
        id: 'world-coast',
        type: 'line',
        source: 'world-coast',
        layout: line,
        paint: {
          'line-color': colour.coast,
          'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.7, 6, 1.4]
        }
      },
      {
        id: 'world-border-band',
        type: 'line',
        source: 'world-borders',
        minzoom: 4,
        layout: line,
        paint: {
          'line-color': colour.border,
          'line-opacity': 0.16,
          'line-width': ['interpolate', ['linear'], ['zoom'], 4, 2, 9, 8]
        }
      },
      {
        id: 'world-borders',
        type: 'line',
        source: 'world-borders',
        layout: line,
        paint: {
          'line-color': colour.border,
          'line-opacity': ['interpolate', ['linear'], ['zoom'], 1, 0.45, 5, 0.9],
          'line-dasharray': [6, 3, 1.5, 3],
          'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.6, 5, 1.2, 9, 1.8]
        }
      }
    ]
  }
}
