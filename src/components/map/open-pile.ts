import type { Map as LibraryMap } from 'maplibre-gl'
import { metresBetween } from '../../model/geometry-size.js'
import type { Filter, Pile, Tiles } from '../../project/types.js'

/** A pile whose observations lie within this many metres is opened as a list instead of zoomed to. */
const ONE_PLACE = 20

/** Zooms to what a pile holds; gives the pile back when no zoom parts it, to be opened as a list. */
export async function openPile(
  map: LibraryMap,
  tiles: Tiles,
  id: number,
  filter: Filter | null,
  still: boolean
): Promise<Pile | null> {
  const pile = await tiles.pile(id, filter ?? undefined)
  if (pile === null) return null
  const [west, south, east, north] = pile.box
  const across = metresBetween([west, south], [east, north])
  if (across <= ONE_PLACE || map.getZoom() >= map.getMaxZoom() - 0.5) return pile
  map.fitBounds([west, south, east < west ? east + 360 : east, north], {
    padding: 70,
    maxZoom: 19,
    duration: still ? 0 : 500
  })
  return null
}
