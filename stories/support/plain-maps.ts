import type { Basemap, Json, Plugin } from '../../src/index.js'
import { LONG } from './sample.js'

/** Plain ground: what is shown of it is what is told of it. */
const ground: Basemap['style'] = theme =>
  Promise.resolve({
    version: 8,
    sources: {},
    layers: [
      {
        id: 'ground',
        type: 'background',
        paint: { 'background-color': theme === 'dark' ? '#171e1b' : '#dde8d3' }
      }
    ]
  } satisfies Json)

/** A base map of which parts may be kept: each of its tiles is 20 kB. */
export const keepableMap: Plugin = {
  name: 'valley-map',
  apiVersion: 1,
  contributes: {
    basemaps: [
      {
        id: 'valley',
        name: 'Valley survey',
        attribution: 'Valley survey, 2026',
        style: ground,
        keepable: () =>
          Promise.resolve({
            minZoom: 0,
            maxZoom: 16,
            extension: 'pmtiles',
            tile: () => Promise.resolve(new Uint8Array(20_000)),
            write: (_tiles, data) => Promise.resolve(new Blob([...data]))
          })
      }
    ]
  }
}

/** A base map whose makers are many. */
export const longMap: Plugin = {
  name: 'long-map',
  apiVersion: 1,
  contributes: {
    basemaps: [{ id: 'long', name: LONG, attribution: `${LONG}, and ${LONG.toLowerCase()}`, style: ground }]
  }
}
