import type { Json } from '../../model/index.js'
import type { Field, Local, ObservationDraft } from '../../project/types.js'
import { withComputed } from '../fields/compute.js'
import { localDay, localTime, momentOf } from '../fields/local-time.js'
import { withAnswer } from './form-draft.js'

/** Where this device remembers the last answer to a question. */
export const answerPlace = (field: Field): string => `answer/${field.id}`

/**
 * The draft as a form begins with it: defaults where there is no answer yet, and what follows from them.
 * @param last field id → what was answered last on this device
 * @param now milliseconds since 1970
 */
export function begun(
  draft: ObservationDraft,
  fields: readonly Field[],
  last: ReadonlyMap<string, Json>,
  now: number
): ObservationDraft {
  let all = draft
  for (const field of fields) {
    if (field.default === undefined || all.tags.has(field.tagKey)) continue
    const value = defaultOf(field, last, now)
    if (value !== undefined) all = withAnswer(all, field, value)
  }
  return { ...all, tags: withComputed(fields, all.tags, now), begun: true }
}

function defaultOf(field: Field, last: ReadonlyMap<string, Json>, now: number): Json | undefined {
  const begin = field.default
  if (begin?.from === 'value') return begin.value
  if (begin?.from === 'last') return last.get(field.id)
  if (field.type === 'time') return localTime(now)
  return field.type === 'dateTime' ? momentOf(now) : localDay(now)
}

/** What was answered last on this device; null where no question begins with it, so that nothing has to be read. */
export function lastAnswers(
  fields: readonly Field[],
  local: Local | undefined
): Promise<ReadonlyMap<string, Json>> | null {
  const asking = fields.filter(field => field.default?.from === 'last')
  if (asking.length === 0 || local === undefined) return null
  const read = async (field: Field) => [field.id, await local.get(answerPlace(field))] as const
  return Promise.all(asking.map(read)).then(
    found => new Map(found.filter((entry): entry is [string, Json] => entry[1] !== null))
  )
}
