import { CairnError } from '../model/index.js'
import type { DocumentState, Json } from '../model/index.js'
import { NOTE, openDocument, withheldNote } from './open-document.js'
import { reducePrecision } from './reduce-precision.js'
import { createSlices } from './slices.js'
import { SELF, checkTerms } from './terms.js'
import type { PrivacyFilter, Released, ReleaseBy, ReleasedDocument } from './types.js'

/**
 * Lets documents out on stated terms: privacy filters, then the grid. Works in slices of 50 ms.
 * @param now milliseconds, from any start; only to measure slices
 * @throws CairnError 'release-refused' at once without recipient, purpose, precision or the right to it;
 *   'plugin-failed' while iterating when a privacy filter throws: nothing more leaves then
 */
export function release(
  documents: AsyncIterable<DocumentState>,
  terms: ReleaseBy,
  filters: readonly PrivacyFilter[],
  now: () => number
): Released {
  checkTerms(terms)
  let count = 0
  async function* leave(): AsyncGenerator<ReleasedDocument> {
    for await (const released of decide(documents, terms, filters, now)) {
      if (released === null) continue
      count++
      yield released
    }
  }
  const leaving = leave()
  return {
    recipient: terms.recipient.trim(),
    purpose: terms.purpose.trim(),
    precision: terms.precision,
    get count() {
      return count
    },
    [Symbol.asyncIterator]: () => leaving
  }
}

export interface Preview {
  readonly documents: number
  readonly withheld: number
  /** Names of all fields that would go, sorted. */
  readonly fields: readonly string[]
}

/** What `release` would let out on these terms. Does not look at the right to it: see `refusal`. */
export async function preview(
  documents: AsyncIterable<DocumentState>,
  terms: Pick<ReleaseBy, 'recipient' | 'precision'>,
  filters: readonly PrivacyFilter[],
  now: () => number
): Promise<Preview> {
  const fields = new Set<string>()
  let leaving = 0
  let withheld = 0
  for await (const released of decide(documents, terms, filters, now)) {
    if (released === null) withheld++
    else {
      leaving++
      for (const name of released.fields.keys()) fields.add(name)
    }
  }
  return { documents: leaving, withheld, fields: [...fields].sort() }
}

/** Each document as it may leave, or null for one that stays. */
async function* decide(
  documents: AsyncIterable<DocumentState>,
  { recipient, precision }: Pick<ReleaseBy, 'recipient' | 'precision'>,
  filters: readonly PrivacyFilter[],
  now: () => number
): AsyncGenerator<ReleasedDocument | null> {
  const breathe = createSlices(now)
  for await (const document of documents) {
    const open = openDocument(document, recipient.trim() === SELF)
    const filtered = open === null ? null : throughFilters(open, filters)
    yield filtered === null ? null : reducePrecision(filtered, precision)
    await breathe()
  }
}

function throughFilters(
  document: ReleasedDocument,
  filters: readonly PrivacyFilter[]
): ReleasedDocument | null {
  let left = document
  for (const filter of filters) {
    const result = applied(filter, left)
    if (result === null) return null
    const kept = [...result.fields].filter(([name]) => left.fields.has(name))
    left = { ...left, fields: new Map(kept), notes: joined(left.notes, result.notes) }
  }
  return left
}

/** A filter may say more; what was said before it stays said. */
function joined(
  before: ReadonlyMap<string, Json>,
  after: ReadonlyMap<string, Json>
): ReadonlyMap<string, Json> {
  const said = after.get(NOTE.withheld)
  const withheld = withheldNote(before, typeof said === 'string' ? said.split(' | ') : [])
  return new Map([...after, ...withheld])
}

/** A filter that fails may not be passed over: what it would have held back would leave. */
function applied(filter: PrivacyFilter, document: ReleasedDocument): ReleasedDocument | null {
  try {
    return filter.apply(document)
  } catch (error) {
    throw new CairnError(
      'plugin-failed',
      `The privacy filter "${filter.name}" failed, so the release was stopped.`,
      {
        cause: error,
        detail: { filter: filter.id }
      }
    )
  }
}
