import type { Json } from '../../model/index.js'
import type { Field, ObservationDraft } from '../../project/types.js'
import { withComputed } from '../fields/compute.js'
import { localDay, localTime, momentOf } from '../fields/local-time.js'
import { withAnswer } from './form-draft.js'

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
