import type { Json } from '../../model/index.js'

/** Colours of the base map: every one paler than marks and labels. */
const COLOURS = {
  light: { land: '#f2f2ec', water: '#a4cddd', coast: '#6fa9c0', border: '#6d4f93' },
  dark: { land: '#171e1b', water: '#0f3b4d', coast: '#2f6f88', border: '#a48fd0' }
} as const
/** Of the tiles in the file; closer ones are drawn from these. */
const MAX_ZOOM = 4

/** A MapLibre style of the outlines. @param tiles the template of their addresses */
export function worldStyle(tiles: string, theme: 'light' | 'dark'): Json {
  const colour = COLOURS[theme]
  const line = { 'line-join': 'round', 'line-cap': 'butt' }
  const from = (layer: string): { source: string; 'source-layer': string } => ({
    source: 'world',
    'source-layer': layer
  })
  return {
    version: 8,
    sources: { world: { type: 'vector', tiles: [tiles], minzoom: 0, maxzoom: MAX_ZOOM } },
    layers: [
      { id: 'world-water', type: 'background', paint: { 'background-color': colour.water } },
      { id: 'world-land', type: 'fill', ...from('land'), paint: { 'fill-color': colour.land } },
      {
        id: 'world-coast',
        type: 'line',
        ...from('coast'),
        layout: line,
        paint: {
          'line-color': colour.coast,
          'line-width': ['interpolate', ['linear'], ['zoom'], 1, 0.7, 6, 1.4]
        }
      },
      {
        id: 'world-border-band',
        type: 'line',
        ...from('borders'),
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
        ...from('borders'),
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
