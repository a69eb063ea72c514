const two = (number: number): string => String(number).padStart(2, '0')

/** The day at a moment (milliseconds since 1970) by this device's calendar: `2026-05-04`. */
export function localDay(at: number): string {
  const date = new Date(at)
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The time of day at a moment by this device's clock: `09:40`. */
export function localTime(at: number): string {
  const date = new Date(at)
  return `${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A local day and time, as a control writes it, with the offset that holds here then: `2026-05-04T09:40+02:00`. */
export function withOffset(local: string): string | undefined {
  const date = new Date(local)
  if (Number.isNaN(date.getTime())) return undefined
  const minutes = -date.getTimezoneOffset()
  const size = Math.abs(minutes)
  return `${local.slice(0, 16)}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** This moment, as `withOffset` writes it. */
export function momentOf(at: number): string {
  return withOffset(`${localDay(at)}T${localTime(at)}`)!
}

const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

/** The day and time that stood on the author's clock: `2026-05-04T09:40`; null for what is no such answer. */
export function wallClock(value: unknown): string | null {
  const local = typeof value === 'string' ? MOMENT.exec(value)?.[1] : undefined
  return local === undefined || Number.isNaN(Date.parse(`${local}Z`)) ? null : local
}
