/** Metres at the equator that one pixel covers at zoom 0 with tiles of 512 pixels. */
const METRES_PER_PIXEL = 40_075_016.686 / 512

/** A round length (1, 2 or 5 × 10ⁿ metres) that fits into `most` pixels, and its width in pixels. */
export function scaleBar(latitude: number, zoom: number, most: number): { metres: number; width: number } {
  const perPixel = (METRES_PER_PIXEL * Math.cos((latitude * Math.PI) / 180)) / 2 ** zoom
  const longest = perPixel * most
  const power = 10 ** Math.floor(Math.log10(longest))
  const step = [5, 2, 1].find(n => n * power <= longest) ?? 1
  return { metres: step * power, width: (step * power) / perPixel }
}

/** Pixels that a length in metres takes at this place and zoom. */
export function pixels(metres: number, latitude: number, zoom: number): number {
  return (metres * 2 ** zoom) / (METRES_PER_PIXEL * Math.cos((latitude * Math.PI) / 180))
}
