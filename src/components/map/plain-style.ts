import type { Json } from '../../model/index.js'
import type { Basemap } from '../../project/types.js'

/** The style of a base map; where there is none, or it fails, the plain colour of water. */
export async function styleOf(basemap: Basemap | undefined, theme: 'light' | 'dark'): Promise<Json> {
  const plain = {
    version: 8,
    sources: {},
    layers: [
      {
        id: 'plain',
        type: 'background',
        paint: { 'background-color': theme === 'dark' ? '#0f3b4d' : '#a4cddd' }
      }
    ]
  }
  if (basemap === undefined) return plain
  try {
    return await basemap.style(theme)
  } catch (error) {
    console.error(error)
    return plain
  }
}
