import type { ChangeIndex } from './change-index.js'
import type { PlacedChange } from './document.js'
import { CairnError } from './error.js'
import type { ChangeId, DeviceId, DocumentId } from './ids.js'
import type { Json } from './json.js'

/** One change of a document: who wrote what, and when by the author's clock (milliseconds since 1970). */
export interface HistoryStep {
  readonly id: ChangeId
  readonly by: DeviceId
  readonly at: number
  /** `restore` takes deletes back; an edit that does so too is an edit. */
  readonly does: 'create' | 'edit' | 'delete' | 'restore'
  /** The values written, by field; a large one as the reference to its file. */
  readonly set: ReadonlyMap<string, Json>
  /** Fields whose values were taken away. */
  readonly cleared: readonly string[]
  /** False when its author had no right to it: it is kept, and nothing shows of it. */
  readonly counts: boolean
}

export interface HistoryPage {
  readonly steps: readonly HistoryStep[]
  /** Give it back to get the next page; null at the end. */
  readonly cursor: string | null
}

const DEFAULT_LIMIT = 50
const MAX_LIMIT = 500

/**
 * A page of all that was written to a document, newest first by the authors' clocks; of one moment, what came here
 * last first. What every change says must be at hand. Empty when there is no such document.
 * @throws CairnError 'bad-input' when the limit is not 1 to 500, or the cursor belongs to something else
 */
export function historyOf(
  index: ChangeIndex,
  id: DocumentId,
  { limit = DEFAULT_LIMIT, cursor }: { readonly limit?: number; readonly cursor?: string } = {}
): HistoryPage {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw wrong('limit')
  const [creation, ...later] = index.changes(id)
  const changes = creation === undefined ? [] : [...later, creation].sort((a, b) => b.at - a.at)
  const last = cursor === undefined ? -1 : changes.findIndex(change => change.id === cursor)
  if (cursor !== undefined && last < 0) throw wrong('cursor')
  const page = changes.slice(last + 1, last + 1 + limit)
  const isEnd = last + 1 + limit >= changes.length
  return {
    steps: page.map(change => stepOf(change, index.counts(change.id))),
    cursor: isEnd ? null : (page.at(-1)?.id ?? null)
  }
}

function stepOf({ id, by, at, change }: PlacedChange, counts: boolean): HistoryStep {
  const set = change.op === 'delete' ? {} : change.set
  const cleared =
    change.op === 'edit' ? Object.keys(change.saw).filter(name => !Object.hasOwn(set, name)) : []
  const isRestore = change.op === 'edit' && Object.keys(set).length + cleared.length === 0
  return {
    id,
    by,
    at,
    does: isRestore ? 'restore' : change.op,
    set: new Map(Object.entries(set)),
    cleared: cleared.sort(),
    counts
  }
}

const wrong = (part: string) =>
  new CairnError('bad-input', `The ${part} of this history is not valid.`, { detail: { part } })
