import type { Json } from '../../model/index.js'

/** Colour around and under a map: water, as in the bundled one. */
export const GROUND = { light: '#a4cddd', dark: '#0f3b4d' } as const

/** A MapLibre style of picture tiles; at night a little darker, so that marks stay the brightest. */
export function rasterStyle({
  tiles,
  size,
  zooms,
  theme
}: {
  readonly tiles: string
  /** Width of a tile in pixels. */
  readonly size: 256 | 512
  readonly zooms: { readonly minZoom: number; readonly maxZoom: number }
  readonly theme: 'light' | 'dark'
}): Json {
  return {
    version: 8,
    sources: {
      map: { type: 'raster', tiles: [tiles], tileSize: size, minzoom: zooms.minZoom, maxzoom: zooms.maxZoom }
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': GROUND[theme] } },
      {
        id: 'map',
        type: 'raster',
        source: 'map',
        paint: { 'raster-fade-duration': 0, 'raster-brightness-max': theme === 'dark' ? 0.75 : 1 }
      }
    ]
  }
}
