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

type Check = (field: Field, value: Json, custom: readonly UsedFieldType[]) => FieldProblem | null

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
  group: ({ fields = [] }, value, custom) =>
    rowsOf(value).some(row => problemsOf(fields, row, custom).size > 0) ? 'field.rows' : null
}

/** Kinds that failed and that no project switches off. */
const off = new WeakSet<UsedFieldType>()

/** A kind of question that a page brought itself has failed: it is asked nothing more. */
export function switchOff(kind: UsedFieldType): void {
  off.add(kind)
}

/** The plugin's kind of a question; undefined for one of the kit, and for one that is not known or has failed. */
export function kindOf({ type }: Field, custom: readonly UsedFieldType[]): UsedFieldType | undefined {
  return custom.find(kind => `custom/${kind.id}` === type && !off.has(kind))
}

/** The check of a kind of question; a kind that is not known here takes any answer. */
export function checkOf(field: Field, custom: readonly UsedFieldType[]): Check {
  if (Object.hasOwn(CHECKS, field.type)) return CHECKS[field.type as FieldKind]
  const own = kindOf(field, custom)
  if (own === undefined) return fits
  return (_, value) => {
    const language = document.documentElement.lang || navigator.language
    const text = saidBy(own, () => own.validate(field, value, language))
    return text === null ? null : { text }
  }
}

/** What a plugin's kind says of an answer; null where it says nothing, fails, or gives what is no text. */
export function saidBy(kind: UsedFieldType, say: () => unknown): string | null {
  try {
    const text = say()
    return typeof text === 'string' && text !== '' ? text : null
  } catch (error) {
    console.error(error)
    switchOff(kind)
    return null
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
  if (isEmpty(value)) return field.required === true && canBeAsked(field, custom) ? 'field.required' : null
  return checkOf(field, custom)(field, value, custom)
}

/** Nobody can answer a question that cannot be shown. */
function canBeAsked(field: Field, custom: readonly UsedFieldType[]): boolean {
  return Object.hasOwn(CHECKS, field.type) || kindOf(field, custom) !== undefined
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
