import type { StringKey, Strings } from './en.js'
import type { ErrorKey, ErrorTexts } from './error-keys.js'

interface Own {
  readonly texts: Strings
  readonly errors: ErrorTexts
}

/** Languages of the kit besides English. Each comes when somebody reads it, and not before. */
const OWN: { readonly [language: string]: () => Promise<Own> } = {
  ar: () => import('./ar.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  id: () => import('./id.js'),
  pt: () => import('./pt.js')
}

/** What is there of English, and stands in for all others: as much as the elements of the page need. */
const english = new Map<string, string>()
const known = new Map<string, ReadonlyMap<string, string>>()
const had = new WeakSet<Texts>()
const loading = new Map<string, Promise<void>>()
const listeners = new Set<() => void>()

/** English texts that an element says; they do not replace what a page added. */
export function addEnglish(texts: Texts): void {
  if (had.has(texts)) return
  had.add(texts)
  for (const [key, text] of Object.entries(texts)) if (text !== undefined) english.set(key, text)
}

/**
 * Adds or replaces texts of a language (BCP 47), e.g. `addStrings('qu', { 'form.save': '…' })`. The texts of errors stand
 * under their English sentence, or under `error.` and their code. What a language lacks is shown in English.
 */
export function addStrings(
  language: string,
  strings: { readonly [key in StringKey | ErrorKey]?: string }
): void {
  const tag = language.toLowerCase()
  put(tag, strings, (given, before) => ({ ...before, ...given }))
}

const added = new WeakSet<object>()

/** Adds the texts of a project's plugins, once for each project. Keys that the kit does not have are never asked for. */
export function addPluginStrings(project: {
  readonly strings: { readonly [language: string]: { readonly [key: string]: string } }
}): void {
  if (added.has(project)) return
  added.add(project)
  for (const [language, texts] of Object.entries(project.strings)) addStrings(language, texts)
}

/** Called when texts are added. Returns the way to stop. */
export function onStrings(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Has the texts of a language ready, where the kit has them. Resolves also when it has none.
 * @throws what the import fails with; it is tried again by the next call
 */
export function loadStrings(language: string): Promise<void> {
  const primary = primaryOf(language)
  const load = Object.hasOwn(OWN, primary) ? OWN[primary] : undefined
  if (!load) return Promise.resolve()
  const before = loading.get(primary)
  if (before) return before
  const run = load().then(
    // What a page added before keeps its place.
    ({ texts, errors }) => put(primary, { ...texts, ...errors }, (given, added) => ({ ...given, ...added })),
    (error: unknown) => {
      loading.delete(primary)
      throw error
    }
  )
  loading.set(primary, run)
  return run
}

/** The text of a key in the language, its primary language, or English. */
export function findString(language: string, key: StringKey): string {
  return findTranslation(language, key) ?? english.get(key) ?? key
}

/** The same where the language has it. */
export function findTranslation(language: string, key: string): string | undefined {
  const tag = language.toLowerCase()
  return known.get(tag)?.get(key) ?? known.get(primaryOf(tag))?.get(key)
}

type Texts = { readonly [key: string]: string | undefined }

function put(tag: string, given: Texts, join: (given: Texts, before: Texts) => Texts): void {
  const all = Object.entries(join(given, Object.fromEntries(known.get(tag) ?? [])))
  known.set(tag, new Map(all.filter((entry): entry is [string, string] => typeof entry[1] === 'string')))
  for (const listener of listeners) listener()
}

function primaryOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? 'en'
}
