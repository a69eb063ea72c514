import type { Json } from '../../model/index.js'
import { checkGeometry, LIMITS, positionOf } from '../../model/index.js'
import type { UsedFieldType, Field, FieldKind } from '../../project/types.js'
import type { Localizer } from '../controllers/localizer.js'
import type { FormKey } from '../strings/en/form.js'
import { askedOf } from './conditions.js'
import { wallClock } from './local-time.js'

/** What is wrong with an answer: a text of the kit, or a plugin's own sentence. */
export type FieldProblem = FormKey | { readonly text: string }

/** How a kind of question checks and writes its answers; its element asks for them. */
export interface FieldType {
  /** What is wrong, or null. An answer left out is wrong only where it is required. */
  validate(field: Field, value: Json): FieldProblem | null
  /** The answer in words; null for an answer that this kind of question cannot have. */
  format(field: Field, value: Json, localize: Localizer): string | null
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
/** Room for the name and for what canonical JSON adds. */
const LONGEST = LIMITS.valueBytes - 256

function isEmpty(value: Json | undefined): value is undefined {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function optionLabel(field: Field, value: Json): string {
  return field.options?.find(option => option.value === value)?.label ?? anyWords(value)
}

/** Any JSON value as text: what other programs wrote is still shown. */
export function anyWords(value: Json): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

const files: FieldType = {
  validate: () => null,
  format: (_, value, localize) =>
    Array.isArray(value) ? localize.t('field.files', { n: value.length }) : null
}

const TYPES: { readonly [kind in FieldKind]: FieldType } = {
  text: {
    validate: (_, value) =>
      typeof value === 'string' && new TextEncoder().encode(value).length > LONGEST ? 'field.tooLong' : null,
    format: (_, value) => anyWords(value)
  },
  number: {
    validate: (field, value) =>
      typeof value === 'number' && Number.isFinite(value) ? outOfBounds(field, value) : 'field.number',
    format: (field, value, localize) =>
      typeof value === 'number' ? numberWords(field, value, localize) : null
  },
  date: {
    validate: (_, value) => (typeof value === 'string' && DATE.test(value) ? null : 'field.date'),
    format: (_, value, localize) =>
      typeof value === 'string' && DATE.test(value)
        ? clockWords(`${value}T00:00`, localize, { dateStyle: 'long' })
        : null
  },
  time: {
    validate: (_, value) => (typeof value === 'string' && TIME.test(value) ? null : 'field.time'),
    format: (_, value, localize) =>
      typeof value === 'string' && TIME.test(value)
        ? clockWords(`2000-01-01T${value}`, localize, { timeStyle: 'short' })
        : null
  },
  dateTime: {
    validate: (_, value) => (wallClock(value) === null ? 'field.dateTime' : null),
    format: (_, value, localize) => {
      const local = wallClock(value)
      return local === null ? null : clockWords(local, localize, { dateStyle: 'long', timeStyle: 'short' })
    }
  },
  yesNo: {
    validate: () => null,
    format: (_, value, localize) =>
      typeof value === 'boolean' ? localize.t(value ? 'field.yes' : 'field.no') : null
  },
  selectOne: { validate: () => null, format: optionLabel },
  selectMultiple: {
    validate: () => null,
    format: (field, value, localize) =>
      Array.isArray(value)
        ? new Intl.ListFormat(localize.language, { type: 'conjunction' }).format(
            (value as readonly Json[]).map(each => optionLabel(field, each))
          )
        : optionLabel(field, value)
  },
  location: {
    validate: (_, value) => (checkGeometry(value) ? null : 'form.placeNeeded'),
    format: (_, value, localize) => {
      const position = checkGeometry(value) ? positionOf(value) : null
      return position === null ? null : localize.position(position[0], position[1])
    }
  },
  photo: files,
  audio: files,
  video: files,
  group: {
    validate: ({ fields = [] }, value) =>
      rowsOf(value).some(row => problemsOf(fields, row).size > 0) ? 'field.rows' : null,
    format: ({ fields = [] }, value, localize) =>
      Array.isArray(value)
        ? rowsOf(value)
            .map(row => rowWords(fields, row, localize))
            .join(' · ')
        : null
  }
}

/** The rows of a group's answer; what is no row is one without answers, so that places stay. */
export function rowsOf(value: Json | undefined): readonly ReadonlyMap<string, Json>[] {
  if (!Array.isArray(value)) return []
  return (value as readonly Json[]).map(row =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? new Map(Object.entries(row)) : new Map()
  )
}

function rowWords(fields: readonly Field[], row: ReadonlyMap<string, Json>, localize: Localizer): string {
  return [...row]
    .map(([key, value]) =>
      answerWords(
        fields.find(field => field.tagKey === key),
        value,
        localize
      )
    )
    .join(', ')
}

/** Days and times stand in an answer as they stood on a clock: no zone of this device may move them. */
function clockWords(local: string, localize: Localizer, options: Intl.DateTimeFormatOptions): string | null {
  const at = Date.parse(`${local}Z`)
  if (Number.isNaN(at)) return null
  return new Intl.DateTimeFormat(localize.language, { ...options, timeZone: 'UTC' }).format(at)
}

function outOfBounds({ min, max }: Field, value: number): FormKey | null {
  if (min !== undefined && value < min) return 'field.tooSmall'
  return max !== undefined && value > max ? 'field.tooLarge' : null
}

function numberWords({ unit }: Field, value: number, localize: Localizer): string {
  const words = localize.number(value, { maximumFractionDigits: 20 })
  return unit === undefined || unit === '' ? words : `${words} ${unit}`
}

/** How a kind of question works; of a kind that is not known here, as text. */
export function fieldType({ type }: Field, custom: readonly UsedFieldType[] = []): FieldType {
  if (Object.hasOwn(TYPES, type)) return TYPES[type as FieldKind]
  const own = custom.find(({ id }) => `custom/${id}` === type)
  if (own === undefined) return { validate: () => null, format: (_, value) => anyWords(value) }
  return {
    validate: (field, value) => {
      const text = own.validate(field, value, document.documentElement.lang || navigator.language)
      return text === null ? null : { text }
    },
    format: (field, value, localize) => own.format(field, value, localize.language) ?? anyWords(value)
  }
}

/** What is wrong with an answer, or null; an answer that follows from others is never wrong. */
export function problemOf(
  field: Field,
  value: Json | undefined,
  custom: readonly UsedFieldType[] = []
): FieldProblem | null {
  if (field.compute !== undefined) return null
  if (isEmpty(value)) return field.required === true ? 'field.required' : null
  return fieldType(field, custom).validate(field, value)
}

/** Tag key → what is wrong with its answer, in the order of the questions that are asked. */
export function problemsOf(
  fields: readonly Field[],
  tags: ReadonlyMap<string, Json>,
  custom: readonly UsedFieldType[] = []
): ReadonlyMap<string, FieldProblem> {
  const problems = new Map<string, FieldProblem>()
  for (const field of askedOf(fields, tags)) {
    const problem = problemOf(field, tags.get(field.tagKey), custom)
    if (problem !== null) problems.set(field.tagKey, problem)
  }
  return problems
}

export function problemWords(problem: FieldProblem | undefined, localize: Localizer): string {
  if (problem === undefined) return ''
  return typeof problem === 'string' ? localize.t(problem) : problem.text
}

/** An answer in words, whatever it is. */
export function answerWords(
  field: Field | undefined,
  value: Json,
  localize: Localizer,
  custom: readonly UsedFieldType[] = []
): string {
  if (value === null || value === '') return localize.t('field.noAnswer')
  if (typeof value === 'boolean') return localize.t(value ? 'field.yes' : 'field.no')
  return (field && fieldType(field, custom).format(field, value, localize)) ?? anyWords(value)
}
