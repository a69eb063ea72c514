import type { Map as LibraryMap } from 'maplibre-gl'

/** Where a line or an area is seen: the place of it nearest to the middle of the map; null when it has none. */
export function onScreen(
  map: LibraryMap,
  geometry: GeoJSON.Geometry
): { readonly lngLat: readonly [number, number]; readonly x: number; readonly y: number } | null {
  const { clientWidth, clientHeight } = map.getContainer()
  const [middleX, middleY] = [clientWidth / 2, clientHeight / 2]
  const centre = map.getCenter().lng
  const paths = pathsOf(geometry).map(path =>
    path.map(([lng, lat]) => map.project([lng! + Math.round((centre - lng!) / 360) * 360, lat!]))
  )
  let [x, y] = [NaN, NaN]
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
  if (isArea && isInside(paths, middleX, middleY)) [x, y] = [middleX, middleY]
  else {
    let least = Infinity
    for (const path of paths) {
      for (const [at, from] of path.slice(0, -1).entries()) {
        const place = nearestOn(from, path[at + 1]!, middleX, middleY)
        const away = Math.hypot(place[0] - middleX, place[1] - middleY)
        if (away < least) [least, x, y] = [away, ...place]
      }
    }
  }
  if (Number.isNaN(x)) return null
  const { lng, lat } = map.unproject([x, y])
  return { lngLat: [lng, lat], x, y }
}

interface Pixel {
  readonly x: number
  readonly y: number
}

function pathsOf(geometry: GeoJSON.Geometry): readonly GeoJSON.Position[][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates]
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat()
    default:
      return []
  }
}

function nearestOn(from: Pixel, to: Pixel, x: number, y: number): [number, number] {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length
  const within = Math.min(1, Math.max(0, share))
  return [from.x + dx * within, from.y + dy * within]
}

/** Whether a place is inside rings, counted by how many of their edges lie to the east of it. */
function isInside(rings: readonly (readonly Pixel[])[], x: number, y: number): boolean {
  let inside = false
  for (const ring of rings) {
    for (const [at, to] of ring.entries()) {
      const from = ring[(at + ring.length - 1) % ring.length]!
      if (from.y > y === to.y > y) continue
      if (from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x) > x) inside = !inside
    }
  }
  return inside
}
