import type { Json } from '../../model/index.js'
import type { Basemap, Project } from '../../project/types.js'
import { basemapAddress } from './basemap-protocol.js'

/** The base map an element shows: the one it names, else the one chosen on this device, else the first. */
export function chosenBasemap(project: Project | null | undefined, named: string): Basemap | undefined {
  const maps = project?.basemaps ?? []
  const find = (id: string | null | undefined): Basemap | undefined => maps.find(map => map.id === id)
  return find(named) ?? find(project?.ownMaps.chosen) ?? maps[0]
}

/** The style of a base map; where there is none, or it fails, the plain colour of water. */
export async function styleOf(
  basemap: Basemap | undefined,
  theme: 'light' | 'dark',
  failed: (error: unknown) => void
): Promise<Json> {
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
    return await basemap.style(theme, basemapAddress(basemap))
  } catch (error) {
    failed(error)
    return plain
  }
}
