import type { ChangeId, DeviceId, DocumentId } from '../../src/model/index.js'
import { columnBytes, columnsOf } from '../../src/sync/peer/column-bytes.js'
import type { EntryLog } from '../../src/sync/peer/judged-entries.js'
import type { IndexColumns } from '../../src/sync/peer/index-columns.js'
import type { WantedEntry } from '../../src/sync/peer/judged-entries.js'
import { ProjectIndex } from '../../src/sync/peer/project-index.js'
import { namesOf, specification } from '../model/merge-world.js'
import { decode, isShownKind, neverGiven, type Decoded, type DecodedChange } from './decoded.js'
import type { Acknowledged, SimDevice } from './device.js'
import { difference, dumpOf, type Dump } from './dump.js'
import type { Random } from './random.js'
import type { VirtualLog } from './virtual-log.js'

/** What went wrong, in as few facts as tell it. */
export class Violation extends Error {
  constructor(
    readonly rule: string,
    readonly facts: string
  ) {
    super(`${rule}: ${facts}`)
  }
}

/** A project read at once from these blocks, in any order; again while more waited than may, and that brings something. */
function readAtOnce(device: SimDevice, logs: readonly VirtualLog[], random: Random): ProjectIndex {
  const index = new ProjectIndex(device.root)
  const blocks = logs.flatMap((log, ordinal) =>
    [...device.heldOf(log)].map(place => ({ log, ordinal, place }))
  )
  for (let before = -1, isOver = true; isOver && before !== index.admissions;) {
    before = index.admissions
    isOver = false
    for (const { log, ordinal, place } of random.shuffled(blocks)) {
      index.take({ ...log, ordinal }, place, log.blocks[place] ?? null)
      if (random.chance(0.05)) isOver = index.flush().overflowed.length > 0 || isOver
    }
    isOver = index.flush().overflowed.length > 0 || isOver
  }
  return index
}

/** Takes blocks until nothing more is wanted; true when more changes waited than may. */
function settle(
  index: ProjectIndex,
  blocks: readonly WantedEntry[],
  bytesOf: (log: EntryLog, index: number) => Uint8Array | null
): boolean {
  let isOver = false
  for (let wanted = blocks, rounds = 0; wanted.length > 0; rounds++) {
    if (rounds > 100) throw new Violation('kept-index', 'the same entries are wanted again and again')
    for (const { log, index: place } of wanted) index.take(log, place, bytesOf(log, place))
    const flushed = index.flush()
    isOver ||= flushed.overflowed.length > 0
    wanted = flushed.wanted
  }
  return isOver
}

/**
 * A project of which a part was read and kept, in another order of its logs, and which went on from there. What
 * documents say is read when it is asked for.
 */
function readResumed(device: SimDevice, logs: readonly VirtualLog[], random: Random): ProjectIndex {
  const ordinals = random.shuffled([...logs.keys()])
  const before = logs.map((log, ordinal): EntryLog => ({ ...log, ordinal }))
  const now = logs.map((log, at): EntryLog => ({ ...log, ordinal: ordinals[at]! }))
  const bytesOf = (log: EntryLog, index: number) =>
    logs.find(({ key }) => key === log.key)!.blocks[index] ?? null
  const blocksOf = (opened: readonly EntryLog[]) =>
    random.shuffled(opened.flatMap((log, at) => [...device.heldOf(logs[at]!)].map(index => ({ log, index }))))
  const first = new ProjectIndex(device.root, { bodies: 'asked' })
  const all = blocksOf(before)
  const early = all.filter(() => random.chance(0.7))
  let isOver = settle(first, early, bytesOf)
  const columns = first.columns()
  if (!columns) throw new Violation('kept-index', `${device.name} has a settled index that cannot be kept`)
  const kept = columnsOf(columnBytes(columns) as Uint8Array<ArrayBuffer>) as IndexColumns
  const second = new ProjectIndex(device.root, { bodies: 'asked' })
  // All that is read stays at hand, since the dump asks for every document.
  void second.holding(() => new Promise(() => undefined))
  const again = second.load(kept, now)
  const late = all.filter(block => !early.includes(block))
  const moved = ({ log, index }: WantedEntry): WantedEntry => ({ log: now[log.ordinal]!, index })
  const auth = all.filter(({ log }) => log.name === 'auth').map(moved)
  for (const { log, index } of auth) second.take(log, index, bytesOf(log, index))
  isOver = settle(second, [...again, ...auth], bytesOf) || isOver
  isOver = settle(second, late.map(moved), bytesOf) || isOver
  for (let admissions = -1; isOver && admissions !== second.admissions;) {
    admissions = second.admissions
    isOver = settle(second, random.shuffled(all).map(moved), bytesOf)
  }
  settle(second, second.wanted(second.changes.ids(), 'all'), bytesOf)
  return second
}

/** What came bit by bit is the same as what is read at once, and as what was kept and went on. */
export function checkRecomputed(device: SimDevice, random: Random): Dump {
  device.reread()
  const own = dumpOf(device.index)
  const resumed = difference(own, dumpOf(readResumed(device, device.openLogs, random)))
  if (resumed) throw new Violation('kept-index', `${device.name} went on to something else in ${resumed}`)
  const found = difference(own, dumpOf(readAtOnce(device, device.openLogs, random)))
  if (found)
    throw new Violation('equals-recomputation', `${device.name} differs from a fresh reading in ${found}`)
  return own
}

/** A device with what may differ when its documents do. */
const stateOf = ({ name, openLogs, index }: SimDevice) =>
  `${name} (${openLogs.length} logs, ${index.changes.waiting} changes waiting)`

/** All devices show the same. */
export function checkEqual(devices: readonly SimDevice[], parts?: readonly string[]): Dump {
  const [first, ...others] = devices.map(device => ({ name: stateOf(device), dump: dumpOf(device.index) }))
  for (const other of others) {
    const found = difference(first!.dump, other.dump, parts)
    if (found) throw new Violation('byte-equal', `${first!.name} and ${other.name} differ in ${found}`)
  }
  return first!.dump
}

/** What is shown is what the rules' text makes of the logs, and nothing else. */
export function checkSpecified(device: SimDevice): Decoded {
  const decoded = decode(device.openLogs, device.root)
  const { membership, held, valid } = decoded
  const { index } = device
  const counting = decoded.operations.filter(({ id }) => index.membership.isValid(id)).map(({ id }) => id)
  const list = (ids: readonly string[]) => [...ids].sort().join('\n')
  const operations = difference(
    new Map([['operations', list(membership.valid)]]),
    new Map([['operations', list(counting)]])
  )
  if (operations) throw new Violation('membership-rule', `the rule and the index differ in ${operations}`)
  for (const { deviceId, role } of index.membership.devices()) {
    const said = membership.currentRole(deviceId)
    if (said !== role)
      throw new Violation('membership-rule', `${deviceId.slice(0, 8)} is ${role}, by the rule ${said}`)
  }
  const kinds = new Map(
    held.flatMap(({ id, change }) => (change.op === 'create' ? [[id as string, change.kind]] : []))
  )
  const shown = (items: readonly DecodedChange[]) =>
    items.filter(item => isShownKind(kinds.get(homeOf(item)) ?? ''))
  const found = difference(
    new Map([['documents', specification(shown(valid), held)]]),
    new Map([['documents', dumpOf(index).get('documents')!]])
  )
  if (found) throw new Violation('merge-rule', `the rule and the index differ in ${found}`)
  return decoded
}

const homeOf = ({ id, change }: DecodedChange): string => (change.op === 'create' ? id : change.doc)

/** What was said to be saved, by a device that had the right there, shows, or somebody who had seen it changed it. */
export function checkKept(devices: readonly SimDevice[], { valid, held }: Decoded): number {
  const counting = new Map(valid.map(item => [item.id, item]))
  const known = new Map(held.map(item => [item.id, item]))
  const ids = new Set<string>()
  const all = new Map(
    devices.flatMap(({ acknowledged }) => [...acknowledged]).map(write => [write.id, write])
  )
  const lost = devices[0]!.book.lost
  /** It waits for what went with the last disk that had it. */
  const isOrphan = ({ change }: Acknowledged): boolean =>
    namesOf(change).some(id => {
      const named = all.get(id)
      return lost.has(id) || (named !== undefined && !known.has(id) && isOrphan(named))
    })
  let checked = 0
  for (const device of devices) {
    for (const write of device.acknowledged) {
      if (ids.has(write.id)) throw new Violation('acknowledged-kept', `two writes are both ${nameOf(write)}`)
      ids.add(write.id)
      if (!known.has(write.id) && isOrphan(write)) continue
      if (!known.has(write.id))
        throw new Violation('acknowledged-kept', `${device.name} lost ${nameOf(write)}`)
      if (!counting.has(write.id)) continue
      checked++
      checkWrite(devices[0]!, write, valid)
    }
  }
  return checked
}

function checkWrite(device: SimDevice, write: Acknowledged, valid: readonly DecodedChange[]): void {
  const { id, doc, change } = write
  const document = device.index.document(doc)
  const lost = (what: string) =>
    new Violation(
      'acknowledged-kept',
      `${what} of ${nameOf(write)} is gone, and nobody who had seen it wrote`
    )
  const later = valid.flatMap(item =>
    item.change.op === 'edit' && item.change.doc === doc ? [item.change] : []
  )
  if (change.op === 'delete') {
    const isLifted = later.some(({ lifts }) => lifts?.includes(id))
    if (!isLifted && document?.deletedBy.length === 0) throw lost('the delete')
    return
  }
  for (const field of Object.keys(change.set)) {
    const isLive = document?.fields.get(field)?.saw.includes(id) === true
    if (!isLive && !later.some(({ saw }) => Object.hasOwn(saw, field) && saw[field]!.includes(id)))
      throw lost(field)
  }
  if (change.op === 'edit') {
    const standing = device.index.changes.deletes(doc)
    if (change.lifts?.some(lifted => standing.includes(lifted))) throw lost('the restore')
  }
}

const nameOf = ({ log, index, id, change }: Acknowledged) =>
  `${change.op} ${id.slice(0, 8)} (${log.device.slice(0, 8)} ${log.name} ${index})`

/** Said without the rules of membership: who never was a member writes nothing, who never led changes nobody else's. */
export function checkNoForeignEffect(device: SimDevice, { operations }: Decoded): void {
  const neverWrites = neverGiven(operations, ['member', 'coordinator'])
  const neverLeads = neverGiven(operations, ['coordinator'])
  const { index } = device
  const check = (by: DeviceId, owner: DeviceId, isConfig: boolean, doc: DocumentId) => {
    const isWrong = neverWrites(by) || (neverLeads(by) && (isConfig || by !== owner))
    if (isWrong)
      throw new Violation('no-effect-without-right', `${by.slice(0, 8)} changed ${doc.slice(0, 8)}`)
  }
  for (const id of index.changes.ids()) {
    const document = index.document(id)
    if (!document) continue
    const isConfig = ['preset', 'field', 'icon', 'projectSettings'].includes(document.kind)
    const owner = document.createdBy
    for (const field of document.fields.values()) {
      for (const { by } of [field, ...field.others]) check(by, owner, isConfig, id)
    }
    for (const by of document.deletedBy) check(by, owner, isConfig, id)
  }
}

/** A document is said to be on exactly those devices that confirmed all that counts of it. */
export function checkHolders(device: SimDevice, { valid }: Decoded): void {
  const places = new Map<string, DecodedChange[]>()
  for (const item of valid) places.set(homeOf(item), [...(places.get(homeOf(item)) ?? []), item])
  let alone = 0
  for (const [doc, items] of places) {
    const confirmed = [...device.heard.values()].filter(lengths =>
      items.every(({ log, index }) => (lengths.get(log) ?? 0) > index)
    ).length
    const said = device.index.holders(doc as ChangeId as DocumentId)
    if (said !== confirmed) {
      throw new Violation(
        'holders',
        `${device.name} says ${said} hold ${doc.slice(0, 8)}, ${confirmed} confirmed`
      )
    }
    const document = device.index.document(doc as ChangeId as DocumentId)
    if (confirmed === 0 && document?.kind === 'observation' && document.status !== 'deleted') alone++
  }
  const said = device.index.holdings.alone
  if (said !== alone)
    throw new Violation('holders', `${device.name} says ${said} are only here, ${alone} are`)
}
