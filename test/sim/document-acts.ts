import {
  createChange,
  deleteChange,
  DOCUMENT_KINDS,
  editChange,
  logOf,
  restoreChange,
  type Change,
  type Deed,
  type DocumentId,
  type Json,
  type LogName
} from '../../src/model/index.js'
import { mayDo } from '../../src/sync/peer/judged-changes.js'
import type { SimDevice } from './device.js'
import type { Random } from './random.js'

const FIELDS = [
  'name',
  'location',
  'presetRef',
  'tag/species',
  'tag/note',
  'att/x',
  '__proto__',
  'constructor'
]
const WORDS = ['oak', 'Ölweide', 'rio', 'well', 'تل', 'fence', 'stone']

export function anyValue(random: Random, field: string): Json {
  if (field.startsWith('att/')) return random.chance(0.6)
  if (field === 'location') {
    if (random.chance(0.1)) return null
    return { type: 'Point', coordinates: [random.below(3_600) / 10 - 180, random.below(1_800) / 10 - 90] }
  }
  if (field === 'presetRef') return random.pick(WORDS)
  const form = random.weighted({ word: 6, number: 2, list: 1, nested: 1, long: 1 })
  if (form === 'number') return random.below(5) / 2
  if (form === 'list') return [random.pick(WORDS), random.below(3)]
  if (form === 'nested') return { a: { b: [random.below(9), null] }, ä: random.pick(WORDS) }
  if (form === 'long') return random.pick(WORDS).repeat(1 + random.below(200))
  return random.pick(WORDS)
}

function anyPatch(random: Random, mayClear: boolean): Map<string, Json | undefined> {
  const fields = random.shuffled(FIELDS).slice(0, 1 + random.below(3))
  return new Map(
    fields.map(field => [field, mayClear && random.chance(0.2) ? undefined : anyValue(random, field)])
  )
}

/** Documents that show on a device, found by its own pages, and those that were deleted. */
export function shownOn(device: SimDevice): DocumentId[] {
  return [...device.index.query.ids()].sort()
}

interface Made {
  readonly log: LogName
  readonly change: Change
  readonly says: string
}

/** What a person does on an honest device: only what its role allows as far as it knows. */
export function actOnDocuments(device: SimDevice, random: Random): string {
  if (!device.isKnown || device.index.readOnly !== null) return 'cannot write'
  const wanted = random.chance(0.15) ? 2 + random.below(6) : 1
  const made: Made[] = []
  for (let count = 0; count < wanted; count++) {
    const next = makeOne(device, random)
    if (!next || next.log !== (made[0]?.log ?? next.log)) continue
    const { change } = next
    const isTaken = made.some(
      other => other.change.op !== 'create' && change.op !== 'create' && other.change.doc === change.doc
    )
    if (!isTaken) made.push(next)
    // Two documents may say the same, and are two.
    if (change.op === 'create' && wanted > 1 && random.chance(0.3)) made.push(next)
  }
  const [first] = made
  if (!first) return 'nothing to write'
  device.write(
    first.log,
    made.map(({ change }) => change)
  )
  return made.map(({ says }) => says).join(', ')
}

function makeOne(device: SimDevice, random: Random): Made | null {
  const { index, role } = device
  const allowed = (deed: Omit<Deed, 'log'>) => mayDo(role, { log: logOf(deed.kind), ...deed })
  const all = shownOn(device)
  const docs = role === 'coordinator' ? all : all.filter(doc => index.changes.creator(doc) === device.id)
  if (docs.length === 0 || random.chance(0.3)) {
    const kind = random.chance(0.6) ? 'observation' : random.pick(DOCUMENT_KINDS)
    if (!allowed({ op: 'create', kind, own: true })) return null
    return { log: logOf(kind), change: createChange(kind, anyPatch(random, false)), says: `creates ${kind}` }
  }
  // Few documents get most of the work, so that people meet in them.
  const doc = random.chance(0.5) ? docs[random.below(Math.min(4, docs.length))]! : random.pick(docs)
  const document = index.document(doc)
  if (!document || device.isTouched(doc)) return null
  const { kind } = document
  const own = document.createdBy === device.id
  const act = random.weighted({ edit: 8, delete: 2, restore: document.status === 'shown' ? 0 : 6, look: 3 })
  if (act === 'look') {
    device.views.set(doc, new Map([...document.fields].map(([field, { saw }]) => [field, saw])))
    return null
  }
  const log = logOf(kind)
  const name = doc.slice(0, 6)
  if (!allowed({ op: act === 'delete' ? 'delete' : 'edit', kind, own })) return null
  if (act === 'delete') return { log, change: deleteChange(index.changes, doc), says: `deletes ${name}` }
  if (act === 'restore') {
    const change = restoreChange(index.changes, doc)
    return change && { log, change, says: `restores ${name}` }
  }
  const saw = random.chance(0.5) ? device.views.get(doc) : undefined
  return {
    log,
    change: editChange(index.changes, doc, anyPatch(random, true), saw),
    says: `edits ${name}${saw ? ' as it was' : ''}`
  }
}
