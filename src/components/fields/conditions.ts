import type { Json } from '../../model/index.js'
import type { Condition, Field } from '../../project/types.js'

type Answers = ReadonlyMap<string, Json>

/** The questions that are asked, in their order. An answer to one that is not asked counts for no condition. */
export function askedOf(fields: readonly Field[], answers: Answers): readonly Field[] {
  let asked = fields
  let left = answers
  // Each round can only take away what the round before made pointless; two that exclude each other end here too.
  for (let round = 0; round <= fields.length; round++) {
    const next = fields.filter(({ showWhen }) => showWhen === undefined || holds(showWhen, left))
    const isSame = next.length === asked.length && next.every((field, place) => field === asked[place])
    if (isSame && round > 0) return asked
    asked = next
    left = withoutUnasked(fields, asked, answers)
  }
  return asked
}

/** The answers less those of questions that are not asked. */
export function withoutUnasked(fields: readonly Field[], asked: readonly Field[], answers: Answers): Answers {
  const wanted = new Set(asked.map(({ tagKey }) => tagKey))
  const gone = fields.map(({ tagKey }) => tagKey).filter(key => !wanted.has(key) && answers.has(key))
  if (gone.length === 0) return answers
  const left = new Map(answers)
  for (const key of gone) left.delete(key)
  return left
}

/** Whether a condition holds of the answers. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every(each => holds(each, answers))
  if ('any' in condition) return condition.any.some(each => holds(each, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const answer = answers.get(condition.tagKey)
  if (answer === undefined || answer === null) return false
  const { values, above, below } = condition
  const given = (Array.isArray(answer) ? (answer as readonly Json[]) : [answer]).map(each =>
    JSON.stringify(each)
  )
  return (
    (values === undefined || values.some(value => given.includes(JSON.stringify(value)))) &&
    (above === undefined || isMore(answer, above)) &&
    (below === undefined || isMore(below, answer))
  )
}

/** Numbers by size, texts by their signs, as ISO days and times are ordered; different kinds not at all. */
function isMore(one: Json, other: Json): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one > other
  return typeof one === 'string' && typeof other === 'string' && one > other
}
