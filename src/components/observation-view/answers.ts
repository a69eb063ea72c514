import { FIELD, TAG_PREFIX } from '../../model/document.js'
import type { Json } from '../../model/index.js'
import type { Categories, Field, Project, StoredDocument } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import { answerWords } from '../fields/field-types.js'
import { positionOf } from '../observation/state.js'
import { NAME_TAG } from '../observation/words.js'

/** An answer as it is read: the question and the words of the answer. */
export interface ReadAnswer {
  /** Field name of the document. */
  readonly name: string
  readonly question: string
  readonly words: string
}

/** Longest text shown at once. */
const LONGEST = 4000

function fieldOf(name: string, document: StoredDocument, categories: Categories): Field | undefined {
  const preset = categories.presetOf(document)
  if (preset === null || !name.startsWith(TAG_PREFIX)) return undefined
  return categories.fieldsOf(preset).find(field => TAG_PREFIX + field.tagKey === name)
}

/** The question a field of the document answers, in words. */
export function questionOf(
  name: string,
  document: StoredDocument,
  categories: Categories,
  localize: LocalizeController
): string {
  if (name === FIELD.location) return localize.t('view.place')
  if (name === FIELD.presetRef) return localize.t('view.category')
  return fieldOf(name, document, categories)?.label ?? name.slice(0, 256).replace(TAG_PREFIX, '')
}

/** A value of a field of the document, in words. */
export function valueWords(
  name: string,
  value: Json,
  document: StoredDocument,
  { categories, fieldTypes }: Project,
  localize: LocalizeController
): string {
  if (name === FIELD.location) {
    const position = positionOf(value)
    if (position !== null) return localize.position(...position)
  }
  if (name === FIELD.presetRef && typeof value === 'string')
    return categories.preset(value)?.name ?? localize.t('noCategory')
  const words = answerWords(fieldOf(name, document, categories), value, localize, fieldTypes)
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}

/** The picture of a choice, or null. */
export function optionIcon(
  name: string,
  value: Json,
  document: StoredDocument,
  categories: Categories
): string | null {
  const option = fieldOf(name, document, categories)?.options?.find(each => each.value === value)
  return option?.icon === undefined ? null : categories.iconUrl(option.icon)
}

/**
 * The answers to read: those of the category's questions in their order, then what else was written. Fields
 * with other answers are left to their own part; the name stands above, and tags that the category itself
 * brings say nothing new.
 */
export function readAnswers(
  document: StoredDocument,
  project: Project,
  localize: LocalizeController
): readonly ReadAnswer[] {
  const { categories } = project
  const preset = categories.presetOf(document)
  const order = preset === null ? [] : categories.fieldsOf(preset).map(field => TAG_PREFIX + field.tagKey)
  const own = new Map(Object.entries(preset?.tags ?? {}).map(([key, value]) => [TAG_PREFIX + key, value]))
  const names = [...document.fields.keys()].filter(name => {
    const state = document.fields.get(name)
    if (!name.startsWith(TAG_PREFIX) || name === NAME_TAG || state === undefined) return false
    return state.others.length === 0 && !(own.has(name) && own.get(name) === state.value)
  })
  const rank = (name: string): number => {
    const at = order.indexOf(name)
    return at < 0 ? order.length : at
  }
  return names
    .sort((a, b) => rank(a) - rank(b))
    .map(name => ({
      name,
      question: questionOf(name, document, categories, localize),
      words: valueWords(name, document.fields.get(name)!.value, document, project, localize)
    }))
}
