import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { findString, addEnglish, loadStrings, onStrings } from '../strings/registry.js'
import type { StringKey } from '../strings/en.js'
import type { FormKey } from '../strings/en/form.js'
import { deviceKind } from './device-kind.js'
import { numberFormat, pluralRules } from './formats.js'

type Host = ReactiveControllerHost & HTMLElement
type Params = Readonly<Record<string, string | number>>

const hosts = new Set<Host>()
let watching = false

/** One observer a page: `lang` and `dir` of the document decide for every element without its own. */
function watch(): void {
  if (watching) return
  watching = true
  const update = (): void => {
    for (const host of hosts) host.requestUpdate()
  }
  new MutationObserver(update).observe(document.documentElement, { attributeFilter: ['lang', 'dir'] })
  onStrings(update)
}

/** The nearest `lang` attribute, through shadow roots; else the browser's language. */
export function languageOf(element: Element): string {
  let at: Element | null = element
  while (at !== null) {
    const tagged: Element | null = at.closest('[lang]')
    if (tagged !== null) return tagged.getAttribute('lang') || 'en'
    const root: Node = at.getRootNode()
    at = root instanceof ShadowRoot ? root.host : null
  }
  return navigator.language
}

/**
 * Texts, numbers and times in the reader's language, of those keys whose English it was given. So a page that needs
 * few elements loads the English of these alone; most take all of it, by `LocalizeController`.
 */
export class Localizer<Key extends StringKey = FormKey> implements ReactiveController {
  readonly #host: Host
  #language = 'en'

  constructor(host: Host, english: { readonly [key in Key | FormKey]: string }) {
    addEnglish(english)
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    watch()
    hosts.add(this.#host)
    this.#follow()
  }

  hostDisconnected(): void {
    hosts.delete(this.#host)
  }

  hostUpdate(): void {
    this.#follow()
  }

  #follow(): void {
    const language = valid(languageOf(this.#host))
    if (language === this.#language) return
    this.#language = language
    // Until they are here, and where they cannot be had, English stands in.
    loadStrings(language).catch((error: unknown) => console.error(error))
  }

  get language(): string {
    return this.#language
  }

  /** The text of a key. `n` chooses the plural form and is written in the reader's digits; `device` is filled in. */
  t(key: Key | FormKey, params: Params = {}): string {
    const n = params['n']
    const forms = findString(this.#language, key).split('|')
    const text = (typeof n === 'number' ? formFor(n, forms, this.#language) : forms[0]) ?? ''
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name]
      if (typeof value === 'number') return this.number(value)
      if (value !== undefined) return value
      return name === 'device' ? findString(this.#language, `device.${deviceKind()}`) : whole
    })
  }

  /** A number and its unit stay on one line. */
  number(value: number, options?: Intl.NumberFormatOptions): string {
    return numberFormat(this.#language, options).format(value).replaceAll(' ', '\u00a0')
  }

  /** Metres below one kilometre, else kilometres. */
  distance(metres: number): string {
    const far = metres >= 1000
    return this.number(far ? metres / 1000 : metres, {
      style: 'unit',
      unit: far ? 'kilometer' : 'meter',
      maximumFractionDigits: far && metres < 10_000 ? 1 : 0
    })
  }

  /** Degrees with the letters of the quarters, e.g. `4.1234° S, 73.2000° W`. */
  position(longitude: number, latitude: number): string {
    const degrees = (value: number): string =>
      this.number(Math.abs(value), { minimumFractionDigits: 4, maximumFractionDigits: 4 })
    return this.t('position.both', {
      latitude: this.t(latitude < 0 ? 'position.south' : 'position.north', { degrees: degrees(latitude) }),
      longitude: this.t(longitude < 0 ? 'position.west' : 'position.east', { degrees: degrees(longitude) })
    })
  }
}

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const

/** The form for a number, among those of its language; of English texts that stand in, one of English's two. */
function formFor(n: number, forms: readonly string[], language: string): string | undefined {
  const rules = pluralRules(language)
  const has = new Set(rules.resolvedOptions().pluralCategories)
  const categories = CATEGORIES.filter(category => has.has(category))
  if (forms.length === categories.length) return forms[categories.indexOf(rules.select(n))]
  return rules.select(n) === 'one' ? forms[0] : forms.at(-1)
}

function valid(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
