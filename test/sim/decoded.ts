import {
  authId,
  CairnError,
  changeId,
  decodeEntry,
  DOCUMENT_KINDS,
  logOf,
  type AuthId,
  type Change,
  type ChangeId,
  type DeviceId,
  type Entry,
  type PlacedChange,
  type PlacedOperation,
  type ProjectId,
  type Role
} from '../../src/model/index.js'
import { namesOf } from '../model/merge-world.js'
import { specifiedMembership, type SpecifiedMembership } from './membership-specification.js'
import type { VirtualLog } from './virtual-log.js'

/** A change at its place, with the role of its author there. */
export interface DecodedChange extends PlacedChange {
  readonly log: VirtualLog
  readonly index: number
  readonly role: Role
}

export interface Decoded {
  readonly membership: SpecifiedMembership
  /** All changes that can have an effect at all. */
  readonly held: readonly DecodedChange[]
  /** Those whose author had the right. */
  readonly valid: readonly DecodedChange[]
  readonly operations: readonly PlacedOperation[]
}

/** What the logs say, by the rules' text and not by the index: who is what, and which changes count. */
export function decode(logs: readonly VirtualLog[], root: ProjectId): Decoded {
  const operations = logs.filter(({ name }) => name === 'auth').flatMap(operationsIn)
  const membership = specifiedMembership(operations, root)
  const all = logs
    .filter(({ name }) => name === 'data' || name === 'config')
    .flatMap(log => changesIn(log, membership))
  const held = admitted(all)
  const creations = new Map(
    held.flatMap(item => (item.change.op === 'create' ? [[item.id as string, item]] : []))
  )
  const valid = held.filter(item => {
    const creation = creations.get(item.change.op === 'create' ? item.id : item.change.doc)
    return creation !== undefined && hasRight(item, creation)
  })
  return { membership, held, valid, operations }
}

/** Null for a block that says nothing to this version. */
function readEntry(block: Uint8Array | null): Entry | null {
  if (!block) return null
  try {
    return decodeEntry(block)
  } catch (error) {
    if (CairnError.is(error)) return null
    throw error
  }
}

/** The ids of the changes in one block. */
export function changeIdsIn(log: VirtualLog, index: number): ChangeId[] {
  const entry = readEntry(log.blocks[index] ?? null)
  if (entry?.type !== 'changes') return []
  return entry.changes.flatMap((change, place) => (change ? [changeId(log.key, index, place, change)] : []))
}

function operationsIn(log: VirtualLog): PlacedOperation[] {
  const placed: PlacedOperation[] = []
  let prev: AuthId | null = null
  for (const [seq, block] of log.blocks.entries()) {
    const entry = readEntry(block)
    if (entry?.type !== 'auth') break
    const id = authId(log.key, seq, entry.heads, entry.operation)
    placed.push({ id, by: log.device, seq, prev, heads: entry.heads, operation: entry.operation })
    prev = id
  }
  return placed
}

function changesIn(log: VirtualLog, membership: SpecifiedMembership): DecodedChange[] {
  return log.blocks.flatMap((block, index) => {
    const entry = readEntry(block)
    if (entry?.type !== 'changes') return []
    const role = membership.roleAt(log.device, log.name, index, entry.heads)
    return entry.changes.flatMap((change: Change | null, place): DecodedChange[] => {
      if (!change) return []
      return [
        {
          id: changeId(log.key, index, place, change),
          by: log.device,
          at: entry.at,
          change,
          log,
          index,
          role
        }
      ]
    })
  })
}

/** Changes that name only changes of their document, which are here, at a time that these allow. */
function admitted(all: readonly DecodedChange[]): DecodedChange[] {
  const held = new Map<
    string,
    { readonly doc: string; readonly time: number; readonly item: DecodedChange }
  >()
  for (let before = -1; before < held.size;) {
    before = held.size
    for (const item of all) {
      const { id, change } = item
      if (held.has(id)) continue
      if (change.op === 'create') {
        held.set(id, { doc: id, time: 1, item })
        continue
      }
      const names = namesOf(change).map(name => held.get(name))
      if (!names.every(name => name?.doc === change.doc)) continue
      const latest = Math.max(...names.map(name => name!.time))
      if (change.lamport <= 1 + latest) held.set(id, { doc: change.doc, time: change.lamport, item })
    }
  }
  return [...held.values()].map(({ item }) => item)
}

function hasRight({ role, log, change, by }: DecodedChange, creation: DecodedChange): boolean {
  const kind = creation.change.op === 'create' ? creation.change.kind : ''
  if (log.name !== logOf(kind)) return false
  if (log.name === 'config') return role === 'coordinator'
  const isOwn = creation.by === by
  if (kind === 'deviceInfo' && !isOwn) return false
  if (change.op === 'create' || isOwn) return role === 'member' || role === 'coordinator'
  return role === 'coordinator'
}

/** Whether this version shows documents of the kind. */
export const isShownKind = (kind: string): boolean => (DOCUMENT_KINDS as readonly string[]).includes(kind)

/** Devices that nobody, with or without the right to, ever gave one of these roles. */
export function neverGiven(
  operations: readonly PlacedOperation[],
  roles: readonly Role[]
): (device: DeviceId) => boolean {
  const given = new Set(
    operations.flatMap(({ operation: { kind, dev, role } }) =>
      kind === 'grant' && role && roles.includes(role) ? [dev] : []
    )
  )
  return device => !given.has(device)
}
