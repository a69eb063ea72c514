import { LOGS, OPERATIONS } from './entry.js'
import { LIMITS } from './limits.js'
import type { AuthOperation, Cuts, Generation, LogName } from './entry.js'
import { isRecord } from './is-record.js'
import type { AuthId, DeviceId } from './ids.js'

/** A membership operation at its place in an auth log. */
export interface PlacedOperation {
  readonly id: AuthId
  /** The device whose log it stands in; a root key for the root's own. */
  readonly by: DeviceId
  /** Its index among the entries of that log. */
  readonly seq: number
  /** Absent in the first generation of its author's auth log. */
  readonly generation?: Generation | undefined
  /** The operation before it in that log; null at the beginning. */
  readonly prev: AuthId | null
  /** What its author had seen. */
  readonly heads: readonly AuthId[]
  readonly operation: AuthOperation
  /** The tree hash of its log at a length, as far as it is known here. */
  readonly hashAt?: HashAt
}
export type HashAt = (length: number) => string | undefined

/** An operation that changes membership, once it is known to be well formed. */
export interface Grant {
  readonly kind: 'grant' | 'reduce' | 'leave'
  readonly dev: DeviceId
  readonly role: 'blocked' | 'left' | 'viewer' | 'member' | 'coordinator'
  readonly from: Cuts
  readonly to?: { readonly [log in LogName]: number }
}

/** An operation whose whole causal past is here. */
export interface OperationNode {
  readonly placed: PlacedOperation
  /** What it says about a device; null when it says nothing that this version knows. */
  readonly says: Grant | null
  /** The heir it names, when it is a succession. */
  readonly heir: DeviceId | null
  readonly number: number
  /** A bit for each operation before it, by number. */
  readonly past: Uint32Array
  /** Authority of its author, 0 for the root, lesser is senior; undefined while it has none. */
  strength: number | undefined
  /** For a grant of coordinator that counts: the chain of grants from the root. */
  path: readonly Step[] | null
  /** For the same: its place in the order of seniority, from 1. */
  place: number
}
export interface Step {
  readonly seq: number
  readonly id: AuthId
}

/** True when `b` is in the causal past of `a`. */
export function saw(a: OperationNode, b: OperationNode): boolean {
  return (((a.past[b.number >> 5] ?? 0) >>> (b.number & 31)) & 1) === 1
}

const LONGEST_NAME = 128

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_NAME
}

/** True for a natural number that a log can have as a length. */
export function isLength(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** True for a list of heads that an entry may carry. */
export function isHeadList(value: unknown): value is readonly AuthId[] {
  return Array.isArray(value) && value.length <= LIMITS.heads && value.every(isName)
}

/**
 * The operations in causal order, by id. One whose past is not completely here waits, and so does one without a
 * place in a log; an operation of an unknown kind is here and may be named, but says nothing.
 */
export function causalOrder(operations: readonly PlacedOperation[]): ReadonlyMap<string, OperationNode> {
  const placed = new Map<string, PlacedOperation>()
  for (const item of operations) if (hasPlace(item) && !placed.has(item.id)) placed.set(item.id, item)
  const followers = new Map<string, PlacedOperation[]>()
  const missing = new Map<string, number>()
  const ready: PlacedOperation[] = []
  for (const item of placed.values()) {
    const past = pastOf(item)
    missing.set(item.id, past.size)
    for (const id of past) listIn(followers, id).push(item)
    if (past.size === 0) ready.push(item)
  }
  const nodes = new Map<string, OperationNode>()
  for (let item = ready.pop(); item !== undefined; item = ready.pop()) {
    if (!followsPrevious(item, placed)) continue
    nodes.set(item.id, nodeOf(item, nodes))
    for (const next of followers.get(item.id) ?? []) {
      const left = missing.get(next.id)! - 1
      missing.set(next.id, left)
      if (left === 0) ready.push(next)
    }
  }
  return nodes
}

/** The list at a key of a map, made when there is none. */
export function listIn<Item>(map: Map<string, Item[]>, key: string): Item[] {
  let list = map.get(key)
  if (list === undefined) map.set(key, (list = []))
  return list
}

function pastOf({ prev, heads }: PlacedOperation): ReadonlySet<string> {
  return new Set(prev === null ? heads : [...heads, prev])
}

function followsPrevious(
  { by, seq, generation, prev }: PlacedOperation,
  placed: ReadonlyMap<string, PlacedOperation>
): boolean {
  if (prev === null) return true
  const before = placed.get(prev)
  return before?.by === by && before.generation?.id === generation?.id && before.seq === seq - 1
}

function nodeOf(placed: PlacedOperation, nodes: ReadonlyMap<string, OperationNode>): OperationNode {
  const number = nodes.size
  const past = new Uint32Array((number >> 5) + 1)
  for (const id of pastOf(placed)) {
    const before = nodes.get(id)!
    past[before.number >> 5]! |= 1 << (before.number & 31)
    before.past.forEach((bits, word) => (past[word]! |= bits))
  }
  const { says, heir } = meaningOf(placed)
  return { placed, says, heir, number, past, strength: undefined, path: null, place: Infinity }
}

function hasPlace(item: unknown): item is PlacedOperation {
  if (typeof item !== 'object' || item === null) return false
  const { id, by, seq, prev, heads, operation } = item as {
    readonly [member in keyof PlacedOperation]?: unknown
  }
  if (!isName(id) || !isName(by) || !isLength(seq)) return false
  return isHeadList(heads) && isRecord(operation) && (seq === 0 ? prev === null : isName(prev))
}

const ROLES_OF = new Map<unknown, readonly unknown[]>([
  ['grant', ['viewer', 'member', 'coordinator']],
  ['reduce', ['blocked', 'viewer', 'member']],
  ['leave', ['left']],
  ['succeed', [undefined]]
])

type Meaning = Pick<OperationNode, 'says' | 'heir'>
const NOTHING: Meaning = { says: null, heir: null }

function meaningOf({ by, seq, generation, operation }: PlacedOperation): Meaning {
  const { kind, dev, role, from, to } = operation as { readonly [member in keyof AuthOperation]: unknown }
  if (!isName(dev) || ROLES_OF.get(kind)?.includes(role) !== true) return NOTHING
  if (kind === 'succeed') return dev === by ? NOTHING : { says: null, heir: dev as DeviceId }
  if (!isRecord(from) || !LOGS.every(log => isCut(from[log]))) return NOTHING
  const cuts = from as unknown as Cuts
  if (to !== undefined && !(kind === 'grant' && isRecord(to) && LOGS.every(log => isLength(to[log]))))
    return NOTHING
  const isAllowed = kind === 'leave' ? dev === by && isFromHere(cuts, seq, generation) : dev !== by
  if (!isAllowed) return NOTHING
  return { says: operation as unknown as Grant, heir: null }
}

/** A leave speaks from the next place on: a leaver cannot take back what it did. */
function isFromHere({ auth }: Cuts, seq: number, generation: Generation | undefined): boolean {
  if (generation === undefined) return auth.length === seq + 1
  return auth.later?.find(({ generation: id }) => id === generation.id)?.length === seq + 1
}

function isCut(cut: unknown): boolean {
  if (!isLogLength(cut)) return false
  const { later } = cut
  if (later === undefined) return true
  const isKnown = (item: unknown) => isLogLength(item) && isName(item['generation'])
  return Array.isArray(later) && later.length <= LIMITS.generations && later.every(isKnown)
}

function isLogLength(value: unknown): value is { readonly [member: string]: unknown } {
  return isRecord(value) && isLength(value['length']) && (value['hash'] === null || isName(value['hash']))
}

/** True for a kind of operation that this version knows. */
export function knowsKind(kind: unknown): boolean {
  return OPERATIONS.some(known => known === kind)
}
