import type { ChangeColumns, ChangeIndex, DocumentId, MediaHash } from '../../model/index.js'
import type { IndexedColumns, QueryIndex } from '../../query/index.js'
import type { HoldingColumns, Holdings } from './holdings.js'
import type { EntryColumns, EntryLog, JudgedEntries, WantedEntry } from './judged-entries.js'
import type { MediaNames } from './media/media-names.js'
import { indexOf, ordinalOf, placeOf } from './place-table.js'

/** The index without what is of the membership, which is read again, and the places of entries to take again. */
export interface IndexColumns {
  readonly changes: ChangeColumns
  readonly entries: EntryColumns
  readonly holdings: HoldingColumns
  readonly query: IndexedColumns
  readonly named: readonly (readonly [DocumentId, readonly MediaHash[]])[]
  readonly again: readonly number[]
}

/** The parts of an index that are kept as columns. */
export interface ColumnParts {
  readonly changes: ChangeIndex
  readonly entries: JudgedEntries
  readonly holdings: Holdings
  readonly query: QueryIndex
  readonly names: MediaNames
}

/** What the parts hold; `others` are places of entries to take again besides those of changes that wait. */
export function indexColumns(parts: ColumnParts, others: Iterable<number>): IndexColumns {
  const { changes, entries, holdings, query, names } = parts
  const { ids } = changes.table
  const waiting = [...changes.waiters()].map(id => entries.placeOf(ids.find(id)))
  return {
    changes: changes.columns(),
    entries: entries.columns(ids.end),
    holdings: holdings.columns(),
    query: query.columns(),
    named: names.all(),
    again: [...new Set([...waiting, ...others])]
  }
}

/**
 * Goes on from columns in parts that hold nothing yet. `logs` are those of then, by their ordinals then. Returns the
 * entries to take again.
 */
export function loadColumns(
  parts: ColumnParts,
  columns: IndexColumns,
  logs: readonly EntryLog[]
): readonly WantedEntry[] {
  const { changes, entries, holdings, query, names } = parts
  const moved = (place: number) => placeOf(logs[ordinalOf(place)]!.ordinal, indexOf(place))
  for (const log of logs) entries.know(log)
  changes.load(columns.changes)
  entries.load({ ...columns.entries, places: columns.entries.places.map(moved) })
  holdings.load(columns.holdings, ordinal => logs[ordinal]!.ordinal)
  query.load(columns.query)
  names.load(columns.named)
  return columns.again.map(place => ({ log: logs[ordinalOf(place)]!, index: indexOf(place) }))
}
