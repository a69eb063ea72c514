import type { Json } from '../../model/index.js'
import { checkGeometry } from '../../model/geometry.js'
import { LIMITS } from '../../model/limits.js'
import type { UsedFieldType, Field, FieldKind } from '../../project/types.js'
import type { Localizer } from '../controllers/localizer.js'
import type { FormKey } from '../strings/en/form.js'
import { isEmpty, rowsOf } from './any-answer.js'
import { askedOf } from './conditions.js'
import { wallClock } from './local-time.js'

/** What is wrong with an answer: a text of the kit, or a plugin's own sentence. */
export type FieldProblem = FormKey | { readonly text: string }

type Check = (field: Field, value: Json) => FieldProblem | null

/** A day as `2026-03-09`, and a time of day as `07:30`. */
export const DATE = /^\d{4}-\d{2}-\d{2}$/
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
/** Room for the name and for what canonical JSON adds. */
const LONGEST = LIMITS.valueBytes - 256

const fits: Check = () => null

/** What is wrong with an answer that is there, by the kind of question. */
export const CHECKS: { readonly [kind in FieldKind]: Check } = {
  text: (_, value) =>
    typeof value === 'string' && new TextEncoder().encode(value).length > LONGEST ? 'field.tooLong' : null,
  number: (field, value) =>
    typeof value === 'number' && Number.isFinite(value) ? outOfBounds(field, value) : 'field.number',
  date: (_, value) => (typeof value === 'string' && DATE.test(value) ? null : 'field.date'),
  time: (_, value) => (typeof value === 'string' && TIME.test(value) ? null : 'field.time'),
  dateTime: (_, value) => (wallClock(value) === null ? 'field.dateTime' : null),
  yesNo: fits,
  selectOne: fits,
  selectMultiple: fits,
  location: (_, value) => (checkGeometry(value) ? null : 'form.placeNeeded'),
  photo: fits,
  audio: fits,
  video: fits,
  group: ({ fields = [] }, value) =>
    rowsOf(value).some(row => problemsOf(fields, row).size > 0) ? 'field.rows' : null
}

/** The check of a kind of question; a kind that is not known here takes any answer. */
export function checkOf({ type }: Field, custom: readonly UsedFieldType[]): Check {
  if (Object.hasOwn(CHECKS, type)) return CHECKS[type as FieldKind]
  const own = custom.find(({ id }) => `custom/${id}` === type)
  if (own === undefined) return fits
  return (field, value) => {
    const text = own.validate(field, value, document.documentElement.lang || navigator.language)
    return text === null ? null : { text }
  }
}

function outOfBounds({ min, max }: Field, value: number): FormKey | null {
  if (min !== undefined && value < min) return 'field.tooSmall'
  return max !== undefined && value > max ? 'field.tooLarge' : null
}

/** What is wrong with an answer, or null; an answer that follows from others is never wrong. */
export function problemOf(
  field: Field,
  value: Json | undefined,
  custom: readonly UsedFieldType[] = []
): FieldProblem | null {
  if (field.compute !== undefined) return null
  if (isEmpty(value)) return field.required === true ? 'field.required' : null
  return checkOf(field, custom)(field, value)
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
