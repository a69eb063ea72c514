/** How far a mark stands from the edge of the map at least, so that all of it is seen; pixels. */
const EDGE = 40

interface Spot {
  readonly x: number
  readonly y: number
}
interface Box {
  readonly width: number
  readonly height: number
}

/**
 * By how much a map has to be moved, in pixels, for a spot in it to stand at least 40 pixels from every edge; null when
 * it does. In a map that is too small for that the spot comes to the middle.
 */
export function moveIntoSight(spot: Spot, box: Box): readonly [x: number, y: number] | null {
  const x = excess(spot.x, box.width)
  const y = excess(spot.y, box.height)
  return x === 0 && y === 0 ? null : [x, y]
}

function excess(at: number, length: number): number {
  const edge = Math.min(EDGE, length / 2)
  return at - Math.min(Math.max(at, edge), length - edge)
}
