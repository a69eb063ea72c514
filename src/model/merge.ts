import { canonicalJson } from './canonical.js'
import { ATTACHMENT_PREFIX, DOCUMENT_KINDS } from './document.js'
import type {
  CreateChange,
  DocumentKind,
  DocumentState,
  EditChange,
  FieldState,
  FieldValue,
  PlacedChange
} from './document.js'
import type { ChangeId, DeviceId, DocumentId } from './ids.js'

const NONE: readonly never[] = []

/** Lamport time of a change: 1 for a creation. */
export function lamportOf({ change }: PlacedChange): number {
  return change.op === 'create' ? 1 : change.lamport
}

/**
 * What a document is: a pure function of its creation and of those of its changes that count (the creation among
 * them, when it counts). The order of `counting` does not matter. Null when the kind is unknown, or when neither
 * the creation nor a value of another change counts.
 */
export function mergeDocument(create: PlacedChange, counting: readonly PlacedChange[]): DocumentState | null {
  const kind = create.change.op === 'create' ? knownKind(create.change.kind) : undefined
  if (kind === undefined) return null
  const [first] = counting
  if (first === undefined) return null
  if (counting.length === 1 && first.id === create.id) return untouched(create, kind)
  const live = liveValues(counting)
  const showing = showingOf(live)
  if (showing.size === 0 && !counting.some(({ id }) => id === create.id)) return null
  const newest = counting.reduce((first, item) => (newestFirst(first, item) <= 0 ? first : item))
  return {
    id: create.id as DocumentId,
    kind,
    createdBy: create.by,
    createdAt: create.at,
    updatedAt: newest.at,
    fields: new Map([...live].map(([name, writers]) => [name, fieldState(name, writers)])),
    ...deletion(counting, showing)
  }
}

/** A document that nobody has changed since: what most are, so its own quick way to the same answer. */
function untouched({ id, by, at, change }: PlacedChange, kind: DocumentKind): DocumentState {
  const set = change.op === 'create' ? change.set : {}
  const saw = [id]
  const fields = new Map<string, FieldState>()
  for (const name of Object.keys(set).sort())
    fields.set(name, { value: set[name]!, id, by, at, others: NONE, saw })
  return {
    id: id as DocumentId,
    kind,
    createdBy: by,
    createdAt: at,
    updatedAt: at,
    fields,
    status: 'shown',
    deletedBy: NONE,
    editedBy: NONE
  }
}

function knownKind(kind: string): DocumentKind | undefined {
  return DOCUMENT_KINDS.find(known => known === kind)
}

type Writer = PlacedChange & { readonly change: CreateChange | EditChange }
type Live = ReadonlyMap<string, readonly Writer[]>

/**
 * The live values by field name, fields sorted, each newest first. A value is live unless a counting change of the
 * same document names it in the same field.
 */
export function liveValues(counting: readonly PlacedChange[]): Live {
  const writers = new Map<string, Writer[]>()
  const replaced = new Map<string, Set<ChangeId>>()
  for (const item of counting) {
    if (!isWriter(item)) continue
    for (const name of Object.keys(item.change.set)) entryOf(writers, name, () => []).push(item)
    if (item.change.op === 'create') continue
    for (const [name, saw] of Object.entries(item.change.saw)) {
      const gone = entryOf(replaced, name, () => new Set())
      for (const id of saw) gone.add(id)
    }
  }
  const live = new Map<string, readonly Writer[]>()
  for (const name of [...writers.keys()].sort()) {
    const values = writers.get(name)!.filter(({ id }) => replaced.get(name)?.has(id) !== true)
    if (values.length > 0) live.set(name, values.sort(newestFirst))
  }
  return live
}

function isWriter(item: PlacedChange): item is Writer {
  return item.change.op !== 'delete'
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}

function newestFirst(a: PlacedChange, b: PlacedChange): number {
  return lamportOf(b) - lamportOf(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

/** The changes that wrote a live value, by id. */
export function showingOf(live: Live): ReadonlyMap<ChangeId, PlacedChange> {
  const showing = new Map<ChangeId, PlacedChange>()
  for (const writers of live.values()) for (const writer of writers) showing.set(writer.id, writer)
  return showing
}

function fieldState(name: string, writers: readonly Writer[]): FieldState {
  const values = writers.map(({ id, by, at, change }) => ({ value: change.set[name]!, id, by, at }))
  const isAttachment = name.startsWith(ATTACHMENT_PREFIX)
  // An attachment is there while anybody's live value says so: adding wins over a concurrent removal.
  const shown = (isAttachment ? values.find(({ value }) => value === true) : undefined) ?? values[0]!
  const { value, id, by, at } = shown
  const others = isAttachment ? [] : otherAnswers(values)
  return { value, id, by, at, others, saw: writers.map(writer => writer.id) }
}

/** The answers beside the first; equal answers are one. */
function otherAnswers(values: readonly FieldValue[]): readonly FieldValue[] {
  if (values.length < 2) return []
  const seen = new Set<string>()
  const distinct = values.filter(({ value }) => {
    const text = canonicalJson(value)
    return !seen.has(text) && seen.add(text)
  })
  return distinct.slice(1)
}

type Deletion = Pick<DocumentState, 'status' | 'deletedBy' | 'editedBy'>

/** A delete hides the document only if it alone saw every change that shows. */
function deletion(counting: readonly PlacedChange[], showing: ReadonlyMap<ChangeId, PlacedChange>): Deletion {
  const deletes = unliftedDeletes(counting)
  if (deletes.length === 0) return { status: 'shown', deletedBy: [], editedBy: [] }
  const unseen = deletes.map(item => {
    const saw = new Set(item.change.op === 'delete' ? item.change.saw : [])
    return [...showing.values()].filter(({ id }) => !saw.has(id))
  })
  const deletedBy = devicesOf(deletes)
  if (unseen.some(changes => changes.length === 0)) return { status: 'deleted', deletedBy, editedBy: [] }
  return { status: 'deletedAndEdited', deletedBy, editedBy: devicesOf(unseen.flat()) }
}

/** The deletes that no counting edit takes back. */
export function unliftedDeletes(counting: readonly PlacedChange[]): readonly PlacedChange[] {
  const lifted = new Set(counting.flatMap(({ change }) => (change.op === 'edit' ? (change.lifts ?? []) : [])))
  return counting.filter(({ id, change }) => change.op === 'delete' && !lifted.has(id))
}

function devicesOf(changes: readonly PlacedChange[]): readonly DeviceId[] {
  return [...new Set(changes.map(({ by }) => by))].sort()
}
