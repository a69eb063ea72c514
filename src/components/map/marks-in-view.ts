import type { Map as LibraryMap, MapGeoJSONFeature } from 'maplibre-gl'
import type { DocumentId } from '../../model/index.js'
import { isId } from '../../model/ids.js'
import { hasStyle } from './has-style.js'
import { LAYER } from './mark-layers.js'
import { SHAPE_LAYER } from './shape-layers.js'
import { onScreen } from './shape-place.js'

/** As many marks as can be walked with Tab. */
const MOST_MARKS = 50
/** Half of a touch target, in pixels. */
const REACH = 26
/** The same for lines and the edges of areas, which nothing else covers. */
const SHAPE_REACH = 22

interface Place {
  readonly lngLat: readonly [number, number]
  /** Where it is drawn, in pixels from the map's top left. */
  readonly x: number
  readonly y: number
}
interface DocumentMark extends Place {
  readonly type: 'document'
  readonly id: DocumentId
  readonly preset: string
  readonly kind: 'observation' | 'track'
  readonly shape: 'point' | 'line' | 'area'
  /** Whether it has a disc there, or is a line or an area alone. */
  readonly hasDisc: boolean
}
export type Mark = DocumentMark | Pile
type Pile = Place & { readonly type: 'pile'; readonly id: number; readonly count: number }

/** Marks are drawn above their point: this is the middle of the disc. */
const DISC_MIDDLE = -30

function markOf(map: LibraryMap, feature: MapGeoJSONFeature): Mark | null {
  const { doc, preset, kind, count } = feature.properties as Record<string, unknown>
  const place = placeOf(map, feature)
  if (place === null) return null
  if (feature.layer.id === LAYER.piles && typeof feature.id === 'number' && typeof count === 'number')
    return { ...place, type: 'pile', id: feature.id, count }
  if (!isId(doc)) return null
  const hasDisc = feature.geometry.type === 'Point'
  return {
    ...place,
    y: hasDisc ? place.y + DISC_MIDDLE : place.y,
    type: 'document',
    id: doc as DocumentId,
    preset: typeof preset === 'string' ? preset : '',
    kind: kind === 'track' ? 'track' : 'observation',
    shape: shapeOf(feature),
    hasDisc
  }
}

function shapeOf({ layer }: MapGeoJSONFeature): DocumentMark['shape'] {
  return layer.id === SHAPE_LAYER.areas ? 'area' : layer.id === SHAPE_LAYER.lines ? 'line' : 'point'
}

function placeOf(map: LibraryMap, { geometry }: MapGeoJSONFeature): Place | null {
  if (geometry.type !== 'Point') return onScreen(map, geometry)
  const [lng, lat] = geometry.coordinates
  if (lng === undefined || lat === undefined) return null
  // Where the map shows the world again, the place that is nearest to its middle is the one in view.
  const turns = Math.round((map.getCenter().lng - lng) / 360)
  const lngLat = [lng + turns * 360, lat] as const
  const { x, y } = map.project([...lngLat])
  return { lngLat, x, y }
}

/** Layers whose features are marks, those that lie on top first. */
function layersOf(map: LibraryMap): string[] {
  if (!hasStyle(map)) return []
  return [LAYER.piles, LAYER.points, LAYER.centres, SHAPE_LAYER.lines, SHAPE_LAYER.areas].filter(
    id => map.getLayer(id) !== undefined
  )
}

/** The marks and piles in view, north to south, each once, at most 50. Lines and areas stand where they have a disc. */
export function marksInView(map: LibraryMap): readonly Mark[] {
  const layers = layersOf(map)
  if (layers.length === 0) return []
  const found = new Map<string, Mark>()
  const features = map.queryRenderedFeatures({ layers })
  const isPoint = ({ geometry }: MapGeoJSONFeature): boolean => geometry.type === 'Point'
  for (const feature of features.filter(isPoint)) {
    const mark = markOf(map, feature)
    if (mark !== null) found.set(nameOf(mark), mark)
  }
  for (const feature of features.filter(each => !isPoint(each))) {
    const known = found.get(`document/${String(feature.properties['doc'])}`)
    if (known?.type === 'document') found.set(nameOf(known), { ...known, shape: shapeOf(feature) })
    else if (found.size < MOST_MARKS) {
      const mark = markOf(map, feature)
      if (mark !== null) found.set(nameOf(mark), mark)
    }
  }
  return [...found.values()].sort((a, b) => b.lngLat[1] - a.lngLat[1]).slice(0, MOST_MARKS)
}

function nameOf({ type, id }: Mark): string {
  return `${type}/${id}`
}

/** The mark nearest to a tap, within the reach of a finger; else the line near it, else the area on top. */
export function markAt(map: LibraryMap, x: number, y: number): Mark | null {
  const layers = layersOf(map)
  if (layers.length === 0) return null
  const near = (reach: number): MapGeoJSONFeature[] =>
    map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach]
      ],
      { layers }
    )
  const marks = near(REACH).flatMap(feature => markOf(map, feature) ?? [])
  const away = (mark: Mark): number => Math.hypot(mark.x - x, mark.y - y)
  const discs = marks.filter(mark => mark.type === 'pile' || mark.hasDisc).sort((a, b) => away(a) - away(b))
  if (discs[0] !== undefined) return discs[0]
  // The library gives what lies on top first.
  const shapes = near(SHAPE_REACH).flatMap(feature => markOf(map, feature) ?? [])
  const line = shapes.find(mark => mark.type === 'document' && mark.shape === 'line')
  const [exact] = near(1).flatMap(feature => markOf(map, feature) ?? [])
  return line ?? exact ?? shapes[0] ?? null
}
