/** Metres of the shortest degree of latitude on WGS 84: by it no cell gets smaller than asked for. */
const SHORTEST_DEGREE = 110_574
/** Metres of the longest one, for how wrong a place can be. */
const LONGEST_DEGREE = 111_694

/** A cell of the grid, in degrees. */
export interface Cell {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  /** Longitude and latitude of its centre. */
  readonly centre: readonly [number, number]
  /** Metres from the centre to the farthest corner, rounded up. */
  readonly radius: number
}

/**
 * The cell a place lies in. Rows are equally high; each row is cut into as many columns as fit, so cells are about
 * equal in area and at least `side` metres wide and high, also towards the poles. The same place always gives the
 * same cell: random shifts could be averaged away (Chapman 2020, Current Best Practices for Generalizing Sensitive
 * Species Occurrence Data).
 * @param side metres, 1 or more
 */
export function cellOf(longitude: number, latitude: number, side: number): Cell {
  const rows = Math.max(1, Math.floor((180 * SHORTEST_DEGREE) / side))
  const height = 180 / rows
  const row = clamp(Math.floor((latitude + 90) / height), rows)
  const south = -90 + row * height
  const north = -90 + (row + 1) * height
  const columns = Math.max(1, Math.floor((360 * SHORTEST_DEGREE * narrowest(south, north)) / side))
  const width = 360 / columns
  const column = columnOf(longitude, width, columns)
  const west = -180 + column * width
  return {
    west: tidy(west),
    south: tidy(south),
    east: tidy(west + width),
    north: tidy(north),
    centre: [tidy(west + width / 2), tidy((south + north) / 2)],
    radius: Math.ceil((Math.hypot(height, width * widest(south, north)) / 2) * LONGEST_DEGREE)
  }
}

/** Longitudes beyond ±180 go on in the same rhythm, so that a line across the antimeridian stays whole. */
function columnOf(longitude: number, width: number, columns: number): number {
  const column = Math.floor((longitude + 180) / width)
  return longitude >= -180 && longitude <= 180 ? clamp(column, columns) : column
}

function clamp(index: number, count: number): number {
  return Math.min(Math.max(index, 0), count - 1)
}
function narrowest(south: number, north: number): number {
  return cosine(Math.max(Math.abs(south), Math.abs(north)))
}
function widest(south: number, north: number): number {
  return south <= 0 && north >= 0 ? 1 : cosine(Math.min(Math.abs(south), Math.abs(north)))
}
function cosine(degrees: number): number {
  return Math.max(0, Math.cos((degrees * Math.PI) / 180))
}

/** Seven decimals, about a centimetre: more would only be noise of the arithmetic. */
function tidy(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
