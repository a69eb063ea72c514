import type { Json } from '../../model/index.js'
import type { Computation, Field } from '../../project/types.js'
import { localDay } from './local-time.js'

type Answers = ReadonlyMap<string, Json>

/** The answers with those that follow from others, as they are at `now` (milliseconds since 1970). */
export function withComputed(fields: readonly Field[], answers: Answers, now: number): Answers {
  let all = answers
  for (const { tagKey, compute } of fields) {
    if (compute === undefined) continue
    const value = computed(compute, all, now)
    if (JSON.stringify(value) === JSON.stringify(all.get(tagKey))) continue
    const next = new Map(all)
    if (value === undefined) next.delete(tagKey)
    else next.set(tagKey, value)
    all = next
  }
  return all
}

/** What a computation gives; undefined while nobody answered what it is made of. */
export function computed(compute: Computation, answers: Answers, now: number): Json | undefined {
  const parts = compute.of.flatMap(part =>
    typeof part === 'number' ? [part] : partsOf(compute, answers.get(part))
  )
  if (compute.op === 'count') return parts.length
  if (compute.op === 'concat') {
    const words = parts.map(part => (typeof part === 'string' ? part : JSON.stringify(part)))
    return words.length === 0 ? undefined : words.join(compute.separator ?? ' ')
  }
  if (compute.op === 'age') return ageOf(parts[0], now)
  const numbers = parts.filter(part => typeof part === 'number')
  // A sum is of what there is; of the others a part that is missing makes the whole unknown.
  const answered = compute.of.filter(part => typeof part === 'string' && answers.has(part)).length
  const wanted = compute.op === 'sum' ? 1 : compute.of.filter(part => typeof part === 'string').length
  if (answered === 0 || answered < wanted || numbers.length === 0) return undefined
  const isWhole = compute.op === 'sum' || numbers.length === parts.length
  const value = isWhole ? calculate(compute.op, numbers) : NaN
  // Sums of tenths come out as people write them.
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : undefined
}

function partsOf({ each }: Computation, answer: Json | undefined): readonly Json[] {
  if (answer === undefined || answer === null || answer === '') return []
  const items = Array.isArray(answer) ? (answer as readonly Json[]) : [answer]
  if (each === undefined) return items
  return items.flatMap(row => {
    const isRow = typeof row === 'object' && row !== null && !Array.isArray(row) && Object.hasOwn(row, each)
    return isRow ? [(row as { readonly [key: string]: Json })[each] ?? null] : []
  })
}

function calculate(op: Computation['op'], numbers: readonly number[]): number {
  const [first = NaN, ...rest] = numbers
  if (op === 'sum') return numbers.reduce((sum, each) => sum + each, 0)
  if (op === 'product') return numbers.reduce((product, each) => product * each, 1)
  if (rest.length === 0) return NaN
  return rest.reduce((left, each) => (op === 'difference' ? left - each : left / each), first)
}

/** Full years since a day, today by this device's calendar. */
function ageOf(day: Json | undefined, now: number): number | undefined {
  const [, year, rest] = typeof day === 'string' ? (/^(\d{4})-(\d{2}-\d{2})/.exec(day) ?? []) : []
  if (year === undefined || rest === undefined) return undefined
  const today = localDay(now)
  const years = Number(today.slice(0, 4)) - Number(year) - (today.slice(5) < rest ? 1 : 0)
  return years < 0 ? undefined : years
}
