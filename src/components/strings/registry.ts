import { en } from './en.js'
import type { StringKey } from './en.js'
import { es } from './es.js'

const known = new Map<string, ReadonlyMap<string, string>>([
  ['en', new Map(Object.entries(en))],
  ['es', new Map(Object.entries(es))]
])
const listeners = new Set<() => void>()

/**
 * Adds or replaces texts of a language (BCP 47), e.g. `addStrings('qu', { 'form.save': '…' })`.
 * What a language lacks is shown in English.
 */
export function addStrings(language: string, strings: { readonly [key in StringKey]?: string }): void {
  const tag = language.toLowerCase()
  const texts = new Map(known.get(tag))
  for (const [key, text] of Object.entries(strings)) if (typeof text === 'string') texts.set(key, text)
  known.set(tag, texts)
  for (const listener of listeners) listener()
}

/** Called when texts are added. Returns the way to stop. */
export function onStrings(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The text of a key in the language, its primary language, or English. */
export function findString(language: string, key: StringKey): string {
  const tag = language.toLowerCase()
  const primary = tag.split('-')[0] ?? 'en'
  return known.get(tag)?.get(key) ?? known.get(primary)?.get(key) ?? en[key]
}
