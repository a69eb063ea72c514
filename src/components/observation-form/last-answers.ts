import type { Json } from '../../model/index.js'
import type { Field, Local, ObservationDraft } from '../../project/types.js'

/** Where this device remembers the last answer to a question. */
const place = (field: Field): string => `answer/${field.id}`
const beginsWithLast = (field: Field): boolean => field.default?.from === 'last'

/** What was answered last on this device, by field id, to questions that begin with it. */
export async function lastAnswers(
  fields: readonly Field[],
  local: Local
): Promise<ReadonlyMap<string, Json>> {
  const read = async (field: Field) => [field.id, await local.get(place(field))] as const
  const found = await Promise.all(fields.filter(beginsWithLast).map(read))
  return new Map(found.filter((entry): entry is [string, Json] => entry[1] !== null))
}

/** Remembers on this device what was answered, for questions that begin with it. */
export async function rememberAnswers(
  draft: ObservationDraft,
  fields: readonly Field[],
  local: Local | undefined
): Promise<void> {
  for (const field of fields.filter(beginsWithLast)) {
    const value = draft.tags.get(field.tagKey)
    if (value !== undefined) await local?.set(place(field), value)
  }
}
