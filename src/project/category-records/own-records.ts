import { canonicalJson } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import type { Commit, ProjectStore, StoredDocument } from '../../sync/adapter.js'
import {
  CATEGORY_KINDS,
  ORDER_STEP,
  type CategoryKind,
  type CategoryRecord,
  type CategoryRecords
} from './records.js'

/** Says which record a document changes or adds. */
const REFERENCE = 'reference'
const PAGE = 500

/** What the project itself says of its categories: kind → reference → its documents, the first made first. */
export type OwnRecords = {
  readonly [kind in CategoryKind]: ReadonlyMap<string, readonly StoredDocument[]>
}

/** Every document of the project that says something of its categories. */
export async function readOwnRecords(store: ProjectStore): Promise<OwnRecords> {
  const read = async (kind: CategoryKind): Promise<ReadonlyMap<string, readonly StoredDocument[]>> => {
    const found = new Map<string, StoredDocument[]>()
    let cursor: string | null | undefined
    do {
      const page = await store.documents.query({
        kind,
        sort: 'oldest',
        limit: PAGE,
        ...(cursor != null && { cursor })
      })
      for (const document of page.documents) {
        const reference = document.fields.get(REFERENCE)?.value
        if (typeof reference !== 'string') continue
        const others = found.get(reference)
        if (others) others.push(document)
        else found.set(reference, [document])
      }
      cursor = page.cursor
    } while (cursor !== null)
    // By id, so that every device gives way to the same one where two people changed one thing at once.
    for (const documents of found.values()) documents.sort((a, b) => (a.id < b.id ? -1 : 1))
    return found
  }
  const [preset, field, icon, projectSettings] = await Promise.all(CATEGORY_KINDS.map(read))
  return { preset: preset!, field: field!, icon: icon!, projectSettings: projectSettings! }
}

/** The records below with what the project says laid over them, field by field. */
export function layOver(below: CategoryRecords, own: OwnRecords): CategoryRecords {
  const lay = (kind: CategoryKind): ReadonlyMap<string, CategoryRecord> => {
    const all = new Map(below[kind])
    for (const [reference, documents] of own[kind]) {
      const record = new Map(all.get(reference))
      for (const document of [...documents].reverse()) {
        for (const [name, { value }] of document.fields) if (name !== REFERENCE) record.set(name, value)
      }
      all.set(reference, record)
    }
    return all
  }
  return {
    preset: lay('preset'),
    field: lay('field'),
    icon: lay('icon'),
    projectSettings: lay('projectSettings')
  }
}

/**
 * The commits by which what was seen becomes what is wanted. Only fields that differ are written, so that what
 * others changed elsewhere stays. What is taken away is hidden, never deleted: it can be brought back, and whether
 * its observations may leave stays known.
 */
export function commitsFor(
  seen: CategoryRecords,
  wanted: CategoryRecords,
  own: OwnRecords
): readonly Commit[] {
  return CATEGORY_KINDS.flatMap(kind => {
    const orders = isOrdered(kind) ? settledOrders(seen[kind], [...wanted[kind].keys()]) : NO_ORDERS
    const references = new Set([...seen[kind].keys(), ...wanted[kind].keys()])
    return [...references].flatMap((reference): readonly Commit[] => {
      const before = seen[kind].get(reference) ?? EMPTY
      const after = wanted[kind].get(reference) ?? HIDDEN
      const patch =
        after === HIDDEN
          ? differingIn(['hidden'], before, after)
          : difference(before, after, orders.get(reference))
      if (patch.size === 0) return []
      const document = own[kind].get(reference)?.[0]
      if (document) return [{ type: 'edit', id: document.id, set: patch }]
      return [{ type: 'create', kind, set: new Map([[REFERENCE, reference], ...patch]) }]
    })
  })
}

const EMPTY: CategoryRecord = new Map()
const HIDDEN: CategoryRecord = new Map([['hidden', true]])
const NO_ORDERS: ReadonlyMap<string, number> = new Map()

function isOrdered(kind: CategoryKind): boolean {
  return kind === 'preset' || kind === 'projectSettings'
}

/** Of a record that stands: an order that was settled counts, whatever its place in a list gave. */
function difference(
  before: CategoryRecord,
  after: CategoryRecord,
  order: number | undefined
): ReadonlyMap<string, Json> {
  const wanted = new Map(after)
  if (order !== undefined) wanted.set('order', order)
  return differingIn([...new Set([...before.keys(), ...wanted.keys()])], before, wanted)
}

function differingIn(
  names: readonly string[],
  before: CategoryRecord,
  after: CategoryRecord
): ReadonlyMap<string, Json> {
  return new Map(
    names
      .map(name => [name, after.get(name) ?? null] as const)
      .filter(([name, value]) => canonicalJson(before.get(name) ?? null) !== canonicalJson(value))
  )
}

/**
 * Orders in which the wanted sequence stands, moving as few as can be: those of the longest run that already
 * rises keep theirs.
 */
function settledOrders(
  seen: ReadonlyMap<string, CategoryRecord>,
  wanted: readonly string[]
): ReadonlyMap<string, number> {
  const before = wanted.map(reference => {
    const order = seen.get(reference)?.get('order')
    return typeof order === 'number' ? order : null
  })
  const kept = longestRise(before)
  const orders = new Map<string, number>()
  let last = 0
  for (let at = 0; at < wanted.length;) {
    if (kept.has(at)) {
      last = before[at]!
      orders.set(wanted[at++]!, last)
      continue
    }
    let end = at
    while (end < wanted.length && !kept.has(end)) end++
    const count = end - at
    const step = end < wanted.length ? (before[end]! - last) / (count + 1) : ORDER_STEP
    for (; at < end; at++) orders.set(wanted[at]!, (last += step))
  }
  return orders
}

/** Places of a longest strictly rising run; empty places take no part. */
function longestRise(values: readonly (number | null)[]): ReadonlySet<number> {
  const ends: number[] = []
  const previous: (number | null)[] = []
  for (const [at, value] of values.entries()) {
    previous.push(null)
    if (value === null) continue
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (values[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    previous[at] = low > 0 ? ends[low - 1]! : null
    ends[low] = at
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? null; at !== null; at = previous[at] ?? null) kept.add(at)
  return kept
}
