import type { GeometrySize } from '../../model/index.js'
import type { Localizer } from '../controllers/localizer.js'

/** Where people do not think in metres: the regions that CLDR gives the US system. */
const FEET: ReadonlySet<string | undefined> = new Set(['US', 'LR'])
const FOOT = 0.3048
const MILE = 1609.344
const ACRE = 4046.8564224
/** From here on miles are easier to think of than feet, metres. */
const FROM_MILES = MILE / 4

/** A size in the reader's own units, to stand beside metres; null where those are the reader's own. */
export function localSize({ length, area }: GeometrySize, localize: Localizer): string | null {
  // Only a region that is named says so: `en` is read everywhere.
  if (!FEET.has(new Intl.Locale(localize.language).region)) return null
  const write = (value: number, unit: string): string =>
    localize.number(value, {
      style: 'unit',
      unit,
      maximumFractionDigits: value < 100 && unit !== 'foot' ? 1 : 0
    })
  const around = length < FROM_MILES ? write(length / FOOT, 'foot') : write(length / MILE, 'mile')
  return area > 0 ? `${write(area / ACRE, 'acre')}, ${around}` : around
}
