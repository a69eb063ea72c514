import type { Json } from '../../model/index.js'
import { LIMITS } from '../../model/index.js'
import type { Field } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import type { StringKey } from '../strings/en.js'

/** How a kind of question checks and writes its answers; its element asks for them. */
export interface FieldType {
  readonly type: Field['type']
  /** The text that says what is wrong, or null. An answer left out is wrong only where it is required. */
  validate(field: Field, value: Json | undefined): StringKey | null
  /** The answer in words; null for an answer that this kind of question cannot have. */
  format(field: Field, value: Json, localize: LocalizeController): string | null
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
/** Room for the name and for what canonical JSON adds. */
const LONGEST = LIMITS.valueBytes - 256

function required(field: Field, value: Json | undefined): StringKey | null {
  const missing =
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  return missing && field.required === true ? 'field.required' : null
}

function optionLabel(field: Field, value: Json): string {
  return field.options?.find(option => option.value === value)?.label ?? anyWords(value)
}

/** Any JSON value as text: what other programs wrote is still shown. */
export function anyWords(value: Json): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

const types: readonly FieldType[] = [
  {
    type: 'text',
    validate: (field, value) =>
      required(field, value) ??
      (typeof value === 'string' && new TextEncoder().encode(value).length > LONGEST
        ? 'field.tooLong'
        : null),
    format: (_, value) => anyWords(value)
  },
  {
    type: 'number',
    validate: (field, value) =>
      required(field, value) ??
      (value === undefined || value === null || (typeof value === 'number' && Number.isFinite(value))
        ? outOfBounds(field, value)
        : 'field.number'),
    format: (field, value, localize) =>
      typeof value === 'number' ? numberWords(field, value, localize) : null
  },
  {
    type: 'date',
    validate: (field, value) =>
      required(field, value) ??
      (value === undefined || value === null || (typeof value === 'string' && DATE.test(value))
        ? null
        : 'field.date'),
    format: (_, value, localize) => {
      if (typeof value !== 'string' || !DATE.test(value)) return null
      const at = Date.parse(`${value}T00:00:00Z`)
      if (Number.isNaN(at)) return null
      return new Intl.DateTimeFormat(localize.language, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
    }
  },
  {
    type: 'yesNo',
    validate: required,
    format: (_, value, localize) =>
      typeof value === 'boolean' ? localize.t(value ? 'field.yes' : 'field.no') : null
  },
  { type: 'selectOne', validate: required, format: optionLabel },
  {
    type: 'selectMultiple',
    validate: required,
    format: (field, value, localize) =>
      Array.isArray(value)
        ? new Intl.ListFormat(localize.language, { type: 'conjunction' }).format(
            (value as readonly Json[]).map(each => optionLabel(field, each))
          )
        : optionLabel(field, value)
  }
]

function outOfBounds({ min, max }: Field, value: Json | undefined): StringKey | null {
  if (typeof value !== 'number') return null
  if (min !== undefined && value < min) return 'field.tooSmall'
  return max !== undefined && value > max ? 'field.tooLarge' : null
}

function numberWords({ unit }: Field, value: number, localize: LocalizeController): string {
  const words = localize.number(value, { maximumFractionDigits: 20 })
  return unit === undefined || unit === '' ? words : `${words} ${unit}`
}

/** Whether a question is asked, by the answers so far: always, where it has no condition. */
export function isAsked({ showWhen }: Field, tags: ReadonlyMap<string, Json>): boolean {
  if (!showWhen) return true
  const answer = tags.get(showWhen.tagKey)
  if (answer === undefined || answer === null) return false
  const given = (Array.isArray(answer) ? answer : [answer]).map(value => JSON.stringify(value))
  return showWhen.values.some(value => given.includes(JSON.stringify(value)))
}

/** The kind of a question. */
export function fieldType(field: Field): FieldType {
  return types.find(({ type }) => type === field.type) ?? types[0]!
}

/** An answer in words, whatever it is. */
export function answerWords(field: Field | undefined, value: Json, localize: LocalizeController): string {
  if (value === null || value === '') return localize.t('view.noAnswer')
  if (typeof value === 'boolean') return localize.t(value ? 'field.yes' : 'field.no')
  return (field && fieldType(field).format(field, value, localize)) ?? anyWords(value)
}
