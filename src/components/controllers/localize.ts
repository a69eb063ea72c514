import type { ReactiveControllerHost } from 'lit'
import { en } from '../strings/en.js'
import type { StringKey, Strings } from '../strings/en.js'
import { addEnglish } from '../strings/registry.js'
import { dayFormat, momentFormat } from './formats.js'
import { Localizer } from './localizer.js'

export { languageOf } from './localizer.js'

/** All texts of the kit, numbers and times in the reader's language. */
export class LocalizeController extends Localizer<StringKey> {
  /** @param texts English texts that come with the host, and not with every element */
  constructor(host: ReactiveControllerHost & HTMLElement, texts?: { readonly [key in StringKey]?: string }) {
    // What is not in it comes with the element that says it.
    super(host, en as Strings)
    if (texts !== undefined) addEnglish(texts)
  }

  /** A moment for a list row: the time of today, yesterday, else the day. */
  day(at: number, now: number = Date.now()): string {
    if (!isTime(at)) return ''
    const days = daysBetween(at, now)
    if (days === 0) return momentFormat(this.language, { timeStyle: 'short' }).format(at)
    if (days === 1) return dayFormat(this.language).format(-1, 'day')
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
    return momentFormat(this.language, {
      day: 'numeric',
      month: 'short',
      ...(sameYear ? {} : { year: 'numeric' })
    }).format(at)
  }

  /** A moment in a sentence: today or yesterday with the time, else day and time. */
  time(at: number, now: number = Date.now()): string {
    if (!isTime(at)) return ''
    const time = momentFormat(this.language, { timeStyle: 'short' }).format(at)
    const days = daysBetween(at, now)
    if (days === 0) return this.t('today', { time })
    if (days === 1) return this.t('yesterday', { time })
    return `${this.day(at, now)}, ${time}`
  }

  /** Day, month, year and time. */
  fullTime(at: number): string {
    if (!isTime(at)) return ''
    return momentFormat(this.language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
  }
}

/** Another device's clock may say anything; this much a Date can hold. */
function isTime(at: number): boolean {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15
}

function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
