/** A path in units of a tile, x and y in turn. */
export type FlatPath = readonly number[]

/** From a square's one edge to its other, in both directions. */
interface Frame {
  readonly least: number
  readonly most: number
}

/** The parts of a line inside a square. */
export function clipLine(line: FlatPath, { least, most }: Frame): FlatPath[] {
  const parts: number[][] = []
  let part: number[] = []
  for (let at = 2; at < line.length; at += 2) {
    const [x1, y1, x2, y2] = [line[at - 2]!, line[at - 1]!, line[at]!, line[at + 1]!]
    const inside = stretchInside(x1, y1, x2 - x1, y2 - y1, least, most)
    if (inside === null) continue
    const [enter, leave] = inside
    if (part.length === 0) {
      part = [x1 + (x2 - x1) * enter, y1 + (y2 - y1) * enter]
      parts.push(part)
    }
    part.push(x1 + (x2 - x1) * leave, y1 + (y2 - y1) * leave)
    if (leave < 1) part = []
  }
  return parts
}

/** Shares of a stretch at which it enters and leaves a square (Liang and Barsky); null when it stays outside. */
function stretchInside(
  x: number,
  y: number,
  dx: number,
  dy: number,
  least: number,
  most: number
): readonly [enter: number, leave: number] | null {
  let [enter, leave] = [0, 1]
  const edges = [
    [-dx, x - least],
    [dx, most - x],
    [-dy, y - least],
    [dy, most - y]
  ] as const
  for (const [step, room] of edges) {
    if (step === 0 && room < 0) return null
    if (step < 0) enter = Math.max(enter, room / step)
    else if (step > 0) leave = Math.min(leave, room / step)
  }
  return enter > leave ? null : [enter, leave]
}

/** A ring cut at each edge of a square in turn (Sutherland and Hodgman); where it leaves it goes along the edge. */
export function clipRing(ring: FlatPath, { least, most }: Frame): FlatPath {
  let clipped = ring
  for (const axis of [0, 1] as const) {
    clipped = cut(clipped, axis, value => value >= least, least)
    clipped = cut(clipped, axis, value => value <= most, most)
  }
  return clipped
}

function cut(ring: FlatPath, axis: 0 | 1, isInside: (value: number) => boolean, edge: number): FlatPath {
  const kept: number[] = []
  for (let at = 0; at < ring.length; at += 2) {
    const before = at === 0 ? ring.length - 2 : at - 2
    const [from, to] = [ring[before + axis]!, ring[at + axis]!]
    if (isInside(from) !== isInside(to)) {
      const share = (edge - from) / (to - from)
      const other = ring[before + 1 - axis]! + (ring[at + 1 - axis]! - ring[before + 1 - axis]!) * share
      kept.push(axis === 0 ? edge : other, axis === 0 ? other : edge)
    }
    if (isInside(to)) kept.push(ring[at]!, ring[at + 1]!)
  }
  return kept
}
