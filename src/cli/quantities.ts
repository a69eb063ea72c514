import { UsageError } from './command.js'

const UNITS = new Map([
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000]
])

/** Milliseconds of `30m`, `12h`, `7d`, `2w`. @throws UsageError */
export function durationOf(option: string, text: string): number {
  const [, count, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)([smhdw])$/.exec(text.trim()) ?? []
  const length = Number(count) * (UNITS.get(unit) ?? Number.NaN)
  if (!(length > 0)) throw new UsageError(`${option} ${text} is no length of time. Write 30m, 12h, 7d or 2w.`)
  return length
}

/** Milliseconds of a number of seconds. @throws UsageError */
export function secondsOf(option: string, text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 2_000_000))
    throw new UsageError(`${option} ${text} is no number of seconds.`)
  return seconds * 1_000
}

/** @throws UsageError */
export function wholeNumberOf(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < least || number > most) {
    throw new UsageError(`${option} ${text} is no whole number from ${least} to ${most}.`)
  }
  return number
}
