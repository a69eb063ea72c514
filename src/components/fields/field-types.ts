import type { Json } from '../../model/index.js'
import { checkGeometry } from '../../model/geometry.js'
import { positionOf } from '../../model/geometry-place.js'
import type { UsedFieldType, Field, FieldKind } from '../../project/types.js'
import { listFormat, momentFormat } from '../controllers/formats.js'
import type { Localizer } from '../controllers/localizer.js'
import { anyWords, rowsOf } from './any-answer.js'
import { DATE, kindOf, saidBy, TIME } from './field-problems.js'
import type { FieldProblem } from './field-problems.js'
import { wallClock } from './local-time.js'

type Words = FieldType['format']

/** How a kind of question checks and writes its answers; its element asks for them. */
export interface FieldType {
  /** What is wrong, or null. An answer left out is wrong only where it is required. */
  validate(field: Field, value: Json): FieldProblem | null
  /** The answer in words; null for an answer that this kind of question cannot have. */
  format(field: Field, value: Json, localize: Localizer): string | null
}

function optionLabel(field: Field, value: Json): string {
  return field.options?.find(option => option.value === value)?.label ?? anyWords(value)
}

const files: Words = (_, value, localize) =>
  Array.isArray(value) ? localize.t('field.files', { n: value.length }) : null

const WORDS: { readonly [kind in FieldKind]: Words } = {
  text: (_, value) => anyWords(value),
  number: (field, value, localize) =>
    typeof value === 'number' ? numberWords(field, value, localize) : null,
  date: (_, value, localize) =>
    typeof value === 'string' && DATE.test(value)
      ? clockWords(`${value}T00:00`, localize, { dateStyle: 'long' })
      : null,
  time: (_, value, localize) =>
    typeof value === 'string' && TIME.test(value)
      ? clockWords(`2000-01-01T${value}`, localize, { timeStyle: 'short' })
      : null,
  dateTime: (_, value, localize) => {
    const local = wallClock(value)
    return local === null ? null : clockWords(local, localize, { dateStyle: 'long', timeStyle: 'short' })
  },
  yesNo: (_, value, localize) =>
    typeof value === 'boolean' ? localize.t(value ? 'field.yes' : 'field.no') : null,
  selectOne: optionLabel,
  selectMultiple: (field, value, localize) =>
    Array.isArray(value)
      ? listFormat(localize.language).format((value as readonly Json[]).map(each => optionLabel(field, each)))
      : optionLabel(field, value),
  location: (_, value, localize) => {
    const position = checkGeometry(value) ? positionOf(value) : null
    return position === null ? null : localize.position(position[0], position[1])
  },
  photo: files,
  audio: files,
  video: files,
  group: ({ fields = [] }, value, localize) =>
    Array.isArray(value)
      ? rowsOf(value)
          .map(row => rowWords(fields, row, localize))
          .join(' · ')
      : null
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
  return momentFormat(localize.language, { ...options, timeZone: 'UTC' }).format(at)
}

function numberWords({ unit }: Field, value: number, localize: Localizer): string {
  const words = localize.number(value, { maximumFractionDigits: 20 })
  return unit === undefined || unit === '' ? words : `${words}\u00a0${unit}`
}

/** How a kind of question writes its answers; one that is not known here, as text. */
function wordsOf(field: Field, custom: readonly UsedFieldType[]): Words {
  if (Object.hasOwn(WORDS, field.type)) return WORDS[field.type as FieldKind]
  return (_, value, localize) => {
    const own = kindOf(field, custom)
    return (own && saidBy(own, () => own.format(field, value, localize.language))) ?? anyWords(value)
  }
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
  return (field && wordsOf(field, custom)(field, value, localize)) ?? anyWords(value)
}
