import type { Plugin } from '../../src/index.js'

/** A base map of plain ground of which parts may be kept: each of its tiles is 20 kB. */
export const keepableMap: Plugin = {
  name: 'valley-map',
  apiVersion: 1,
  contributes: {
    basemaps: [
      {
        id: 'valley',
        name: 'Valley survey',
        attribution: 'Valley survey, 2026',
        style: theme =>
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
          }),
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
