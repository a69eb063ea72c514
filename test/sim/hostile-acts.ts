import {
  canonicalJson,
  FORMAT_VERSION,
  type AuthId,
  type ChangeId,
  type DocumentId,
  type Json,
  type LogName
} from '../../src/model/index.js'
import type { SimDevice } from './device.js'
import { anyValue, shownOn } from './document-acts.js'
import { cutsAt, knownLengths, operationBytes, START } from './member-acts.js'
import type { Random } from './random.js'
import { idFrom } from './virtual-log.js'

const utf8 = new TextEncoder()

/** An entry with any changes, within the limits or not. */
function rawEntry(at: number, heads: readonly AuthId[], changes: readonly Json[], kind = 1): Uint8Array {
  const body = utf8.encode(canonicalJson({ at, heads: [...heads], changes: [...changes] }))
  return Uint8Array.from([FORMAT_VERSION, kind, ...body])
}

function headsFor(device: SimDevice, random: Random): readonly AuthId[] {
  const heads = device.index.membership.heads()
  const form = random.weighted({ all: 8, none: 2, some: 2, unknown: 2 })
  if (form === 'none') return []
  if (form === 'some') return heads.filter(() => random.chance(0.5))
  return form === 'unknown' ? [...heads.slice(0, 60), idFrom(`nobody ${random.below(9)}`) as AuthId] : heads
}

/** Writes what no honest device writes, or what it has no right to. */
export function actHostile(
  device: SimDevice,
  devices: readonly SimDevice[],
  random: Random,
  isLate: boolean
): string {
  const act = random.weighted({ change: 12, config: 4, operation: 6, junk: 2, later: isLate ? 1 : 0 })
  if (act === 'operation') return forgeOperation(device, devices, random)
  if (act === 'later') {
    const name = random.pick(['auth', 'config', 'data'] as const)
    device.writeRaw(name, Uint8Array.from([FORMAT_VERSION + 1, 1, 123]))
    return `writes a later version into ${name}`
  }
  if (act === 'junk') {
    const name = random.pick(['auth', 'config', 'data', 'media'] as const)
    const changes = rawEntry(device.at, [], [creation(random)])
    const junk = [
      null,
      new Uint8Array(),
      Uint8Array.from([0, 1]),
      Uint8Array.from([1, 1, 123, 34]),
      utf8.encode('\u0001\u0003{}'),
      changes
    ]
    device.writeRaw(name, random.pick(junk))
    return `junk into ${name}`
  }
  const name: LogName = act === 'config' ? 'config' : random.chance(0.05) ? 'auth' : 'data'
  const changes = Array.from({ length: random.pick([1, 1, 2, 5]) }, () => anyChange(device, random, name))
  device.writeRaw(name, rawEntry(device.at, headsFor(device, random), changes))
  return `forges ${changes.length} changes in ${name}`
}

function creation(random: Random): Json {
  const kind = random.pick(['observation', 'preset', 'deviceInfo', 'projectSettings', 'mood', 'track'])
  return { op: 'create', kind, set: { name: anyValue(random, 'name') } }
}

function anyChange(device: SimDevice, random: Random, name: LogName): Json {
  const docs = shownOn(device)
  if (docs.length === 0 || random.chance(0.2)) return creation(random)
  const known = device.index.changes
  const ofLog = docs.filter(doc => {
    const kind = known.kind(doc)
    return (
      (name === 'config') ===
      (kind === 'preset' || kind === 'field' || kind === 'icon' || kind === 'projectSettings')
    )
  })
  const doc = random.pick(ofLog.length > 0 && random.chance(0.9) ? ofLog : docs)
  const own = known.changes(doc).map(({ id }) => id)
  const saw = own.filter(() => random.chance(0.5)).slice(0, 64) as string[]
  const trick = random.weighted({ none: 6, foreign: 1, missing: 1, time: 2, limits: 1, unknown: 1, ahead: 1 })
  const names = [doc, ...saw] as ChangeId[]
  let lamport = known.lamportAfter(names)
  if (trick === 'foreign')
    saw.push(
      ...known
        .changes(random.pick(docs))
        .map(({ id }) => id)
        .slice(0, 2)
    )
  if (trick === 'missing') saw.push(idFrom(`missing ${random.below(5)}`))
  if (trick === 'time') lamport = random.pick([0, 1, lamport + 1, Number.MAX_SAFE_INTEGER, 1.5])
  if (trick === 'unknown') return { op: 'merge', doc, lamport, into: doc }
  if (trick === 'ahead') return aheadOf(device, doc, lamport, random)
  const list = [...new Set(saw)]
  if (trick === 'limits') {
    const tooMany = Array.from({ length: 65 }, (_, place) => idFrom(`many ${place}`))
    return random.pick<Json>([
      { op: 'edit', doc, lamport, set: { name: 'x'.repeat(17_000) }, saw: {} },
      { op: 'edit', doc, lamport, set: { name: 'x' }, saw: { name: tooMany } },
      { op: 'edit', doc, lamport, set: { '': 'x' }, saw: {} },
      { op: 'delete', doc, lamport, saw: [doc, doc] }
    ])
  }
  if (random.chance(0.25)) return { op: 'delete', doc, lamport, saw: list }
  const field = random.pick(['name', 'location', 'tag/species', 'att/x', '__proto__'])
  const set = random.chance(0.2) ? {} : Object.fromEntries([[field, anyValue(random, field)]])
  const lifts = random.chance(0.2) ? { lifts: [...known.deletes(doc)] } : {}
  return { op: 'edit', doc, lamport, set, saw: Object.fromEntries([[field, list]]), ...lifts }
}

/** Names a change that this device has yet to write, or never will. */
function aheadOf(device: SimDevice, doc: DocumentId, lamport: number, random: Random): Json {
  const acknowledged = [...device.acknowledged].filter(item => item.doc === doc)
  const saw = acknowledged.length > 0 ? [random.pick(acknowledged).id] : [idFrom('ahead')]
  return { op: 'edit', doc, lamport: lamport + 1, set: { name: 'ahead' }, saw: { name: saw } }
}

function forgeOperation(device: SimDevice, devices: readonly SimDevice[], random: Random): string {
  const other = random.pick(devices)
  const kind = random.pick(['grant', 'grant', 'reduce', 'reduce', 'leave', 'succeed', 'crown'])
  const role = random.pick(['coordinator', 'coordinator', 'member', 'blocked', 'viewer', 'king']) as 'member'
  const from = cutsAt(random.chance(0.5) ? START : knownLengths(device, other))
  const to = random.chance(0.2) ? { to: { ...START, data: random.below(50), auth: random.below(9) } } : {}
  const dev = random.chance(0.1) ? (device.root as unknown as typeof other.id) : other.id
  const operation = { kind, dev, role, from, ...to }
  device.writeRaw('auth', operationBytes(device, operation, headsFor(device, random)))
  return `forges ${kind} ${other.name} ${role}`
}
