import { deviceKind } from '../../src/index.js'
import { ar } from './words/ar.js'
import { en, type Texts, type Words } from './words/en.js'
import { es } from './words/es.js'
import { fr } from './words/fr.js'
import { id } from './words/id.js'
import { pt } from './words/pt.js'

const languages: ReadonlyMap<string, Texts> = new Map(Object.entries({ en, es, pt, fr, id, ar }))

/** Puts the page in the first of these languages (BCP 47) that it has words for, else in English, and in its direction. */
export function speak(wanted: readonly string[]): void {
  const primary = wanted.map(tag => tag.toLowerCase().split('-')[0]!)
  const page = document.documentElement
  page.lang = primary.find(tag => languages.has(tag)) ?? 'en'
  page.dir = page.lang === 'ar' ? 'rtl' : 'ltr'
  document.title = text('title')
}

/** The text in the page's language, with its `{parts}` filled in; `n` chooses the plural form. */
export function text(key: keyof Texts, parts: Readonly<Record<string, string | number>> = {}): string {
  const language = document.documentElement.lang
  const texts = languages.get(language) ?? en
  return formOf(texts[key], parts['n'], language).replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = name === 'device' ? text(deviceKind()) : (parts[name] ?? '')
    return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value
  })
}

function formOf(words: Words, n: string | number | undefined, language: string): string {
  if (typeof words === 'string') return words
  if (typeof n !== 'number') return words.other
  return words[new Intl.PluralRules(language).select(n)] ?? words.other
}
