import type { Map as LibraryMap } from 'maplibre-gl'
import type { MapBox } from '../../project/types.js'

export type AreaName = 'village' | 'valley' | 'region' | 'view'

/** A part of the map that people have a word for. */
export interface MapArea {
  readonly name: AreaName
  readonly box: MapBox
  readonly maxZoom: number
  /** Metres from one side to the other. */
  readonly across: number
}

/** Sides in metres, and the closest zoom that is of use there: single houses, paths, roads. */
const WORDS = [
  { name: 'village', across: 5000, maxZoom: 16 },
  { name: 'valley', across: 30_000, maxZoom: 15 },
  { name: 'region', across: 200_000, maxZoom: 12 }
] as const
/** What is in view can be looked at so much closer. */
const CLOSER = 3
const CLOSEST = 16
/** Metres of a degree of latitude. */
const DEGREE = 111_320

/** Squares around the middle of the map, and what it shows. */
export function areasOf(map: LibraryMap): readonly MapArea[] {
  const { lng, lat } = map.getCenter().wrap()
  const narrowing = Math.max(0.05, Math.cos((lat * Math.PI) / 180))
  const squares = WORDS.map(({ name, across, maxZoom }): MapArea => {
    const [high, wide] = [across / 2 / DEGREE, across / 2 / DEGREE / narrowing]
    return { name, across, maxZoom, box: [lng - wide, lat - high, lng + wide, lat + high] }
  })
  const bounds = map.getBounds()
  const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const
  const across = (box[2] - box[0]) * DEGREE * narrowing
  return [
    ...squares,
    { name: 'view', across, maxZoom: Math.min(CLOSEST, Math.round(map.getZoom()) + CLOSER), box }
  ]
}
