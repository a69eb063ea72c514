import type { Map as LibraryMap, MapGeoJSONFeature } from 'maplibre-gl'
import type { DocumentId } from '../../model/index.js'
import { isId } from '../../model/index.js'
import { LAYER } from './mark-layers.js'

/** As many marks as can be walked with Tab. */
const MOST_MARKS = 50
/** Half of a touch target, in pixels. */
const REACH = 26

interface Place {
  readonly lngLat: readonly [number, number]
  /** Where it is drawn, in pixels from the map's top left. */
  readonly x: number
  readonly y: number
}
export type Mark =
  | (Place & { readonly type: 'point'; readonly id: DocumentId; readonly preset: string })
  | (Place & { readonly type: 'pile'; readonly id: number; readonly count: number })

/** Marks are drawn above their point: this is the middle of the disc. */
const DISC_MIDDLE = -30

function markOf(map: LibraryMap, feature: MapGeoJSONFeature): Mark | null {
  if (feature.geometry.type !== 'Point') return null
  const [lng, lat] = feature.geometry.coordinates
  if (lng === undefined || lat === undefined) return null
  const { x, y } = map.project([lng, lat])
  const place = { lngLat: [lng, lat] as const, x, y }
  const { doc, preset, count } = feature.properties as Record<string, unknown>
  if (feature.layer.id === LAYER.piles && typeof feature.id === 'number' && typeof count === 'number')
    return { ...place, type: 'pile', id: feature.id, count }
  if (!isId(doc)) return null
  return {
    ...place,
    y: y + DISC_MIDDLE,
    type: 'point',
    id: doc as DocumentId,
    preset: typeof preset === 'string' ? preset : ''
  }
}

function layersOf(map: LibraryMap): string[] {
  return Object.values(LAYER).filter(id => map.getLayer(id) !== undefined)
}

/** The marks and piles in view, north to south, each once, at most 50. */
export function marksInView(map: LibraryMap): readonly Mark[] {
  const layers = layersOf(map)
  if (layers.length === 0) return []
  const found = new Map<string, Mark>()
  for (const feature of map.queryRenderedFeatures({ layers })) {
    const mark = markOf(map, feature)
    if (mark !== null) found.set(`${mark.type}/${mark.id}`, mark)
  }
  return [...found.values()].sort((a, b) => b.lngLat[1] - a.lngLat[1]).slice(0, MOST_MARKS)
}

/** The mark nearest to a tap, within the reach of a finger. */
export function markAt(map: LibraryMap, x: number, y: number): Mark | null {
  const layers = layersOf(map)
  if (layers.length === 0) return null
  const near = map.queryRenderedFeatures(
    [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH]
    ],
    { layers }
  )
  let best: Mark | null = null
  for (const feature of near) {
    const mark = markOf(map, feature)
    if (mark === null) continue
    if (best === null || Math.hypot(mark.x - x, mark.y - y) < Math.hypot(best.x - x, best.y - y)) best = mark
  }
  return best
}
