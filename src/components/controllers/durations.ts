import type { LocalizeController } from './localize.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** A running time in digits: hours, minutes and seconds, e.g. `1:02:09`. */
export function clock(milliseconds: number, localize: LocalizeController): string {
  const two = (n: number): string => localize.number(n, { minimumIntegerDigits: 2 })
  const hours = Math.floor(milliseconds / HOUR)
  const minutes = two(Math.floor((milliseconds % HOUR) / MINUTE))
  const seconds = two(Math.floor((milliseconds % MINUTE) / SECOND))
  return `${localize.number(hours)}:${minutes}:${seconds}`
}

/** A time in words: seconds below a minute, minutes below an hour, else hours and minutes. */
export function lasting(milliseconds: number, localize: LocalizeController): string {
  const unit = (value: number, name: 'second' | 'minute' | 'hour'): string =>
    localize.number(Math.floor(value), { style: 'unit', unit: name, unitDisplay: 'short' })
  if (milliseconds < MINUTE) return unit(milliseconds / SECOND, 'second')
  if (milliseconds < HOUR) return unit(milliseconds / MINUTE, 'minute')
  const minutes = (milliseconds % HOUR) / MINUTE
  const hours = unit(milliseconds / HOUR, 'hour')
  return minutes < 1 ? hours : `${hours} ${unit(minutes, 'minute')}`
}
