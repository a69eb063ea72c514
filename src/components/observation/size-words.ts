import { checkGeometry } from '../../model/geometry.js'
import { sizeOfGeometry } from '../../model/geometry-size.js'
import type { Localizer } from '../controllers/localizer.js'
import type { shapes } from '../strings/en/shapes.js'

type Words = Localizer<keyof typeof shapes>

const HECTARE = 10_000
const SQUARE_KILOMETRE = 1_000_000
/** From here on hectares are easier to think of than square metres, and square kilometres than those. */
const FROM_HECTARES = HECTARE
const FROM_SQUARE_KILOMETRES = 10 * SQUARE_KILOMETRE

/** How long a line is, or how large an area and how long the way around it; null for what has no size. */
export function sizeWords(geometry: unknown, localize: Words): string | null {
  if (!checkGeometry(geometry)) return null
  const { length, area } = sizeOfGeometry(geometry)
  if (area > 0)
    return localize.t('size.area', { area: areaWords(area, localize), length: lengthWords(length, localize) })
  return length > 0 ? localize.t('size.line', { length: lengthWords(length, localize) }) : null
}

function lengthWords(metres: number, localize: Words): string {
  return localize.distance(metres < 1000 ? Math.round(metres) : metres)
}

/** Square metres, hectares or square kilometres. */
function areaWords(metres: number, localize: Words): string {
  const number = (value: number): string =>
    localize.number(value, { maximumFractionDigits: value < 100 ? 1 : 0 })
  if (metres >= FROM_SQUARE_KILOMETRES)
    return localize.t('size.squareKilometres', { size: number(metres / SQUARE_KILOMETRE) })
  if (metres >= FROM_HECTARES) {
    const hectares = metres / HECTARE
    return localize.number(hectares, {
      style: 'unit',
      unit: 'hectare',
      maximumFractionDigits: hectares < 100 ? 1 : 0
    })
  }
  return localize.t('size.squareMetres', { size: localize.number(metres, { maximumFractionDigits: 0 }) })
}
