import { FIELD, TAG_PREFIX } from '../../model/document.js'
import type { Categories } from '../../project/types.js'
import { NAME_TAG } from '../observation/words.js'

/** What goes along as people know it. `other` has no question here that asks for it, only its key. */
export type Part = 'category' | 'when' | 'name' | 'id' | 'question' | 'other'

/** One thing that may go along, and all the fields of observations that are it: they go, or stay, together. */
export interface Along {
  readonly part: Part
  /** Of 'question' the questions that ask for it, of 'other' its key. */
  readonly words: readonly string[]
  readonly names: readonly string[]
}

const OWN: ReadonlyMap<string, Part> = new Map([
  [FIELD.presetRef, 'category'],
  [FIELD.observedAt, 'when'],
  [FIELD.name, 'name'],
  [NAME_TAG, 'name'],
  [FIELD.externalId, 'id']
])

/**
 * The fields that would leave, each in exactly one row. Tags that categories bring are what the observation is; the
 * place has a question of its own.
 */
export function whatGoes(fields: readonly string[], categories: Categories): readonly Along[] {
  const questions = questionsOf(categories)
  const brought = new Set(categories.presets().flatMap(({ tags }) => Object.keys(tags)))
  const rows = new Map<string, Along>()
  for (const name of fields) {
    if (name === FIELD.location) continue
    const key = name.startsWith(TAG_PREFIX) ? name.slice(TAG_PREFIX.length) : null
    const asked = key === null ? undefined : questions.get(key)
    const own = OWN.get(name) ?? (key !== null && brought.has(key) ? 'category' : undefined)
    const part: Part = asked ? 'question' : (own ?? 'other')
    const words = asked ? [...asked] : part === 'other' ? [key ?? name] : []
    const row = asked || part === 'other' ? name : part
    rows.set(row, { part, words, names: [...(rows.get(row)?.names ?? []), name] })
  }
  return [...rows.values()]
}

/** Tag key → the words of all questions that ask for it. */
function questionsOf(categories: Categories): ReadonlyMap<string, ReadonlySet<string>> {
  const questions = new Map<string, Set<string>>()
  for (const preset of categories.presets()) {
    for (const { tagKey, label } of categories.fieldsOf(preset))
      questions.set(tagKey, (questions.get(tagKey) ?? new Set()).add(label))
  }
  return questions
}
