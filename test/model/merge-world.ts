import fc from 'fast-check'
import {
  ChangeIndex,
  canonicalJson,
  changeId,
  createChange,
  deleteChange,
  editChange,
  restoreChange
} from '../../src/model/index.js'
import type { Change, ChangeId, DeviceId, DocumentId, Json, PlacedChange } from '../../src/model/index.js'

export const FIELDS = ['name', 'location', 'att/x', '__proto__'] as const

const step = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      by: fc.nat(3),
      field: fc.nat(3),
      value: fc.nat(5)
    })
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      by: fc.nat(3),
      doc: fc.nat(2),
      field: fc.nat(3),
      value: fc.oneof(fc.nat(5), fc.boolean(), fc.constant(undefined)),
      restore: fc.nat(4).map(n => n === 0)
    })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), by: fc.nat(3), doc: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sync' as const), by: fc.nat(3), to: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('lie' as const),
      doc: fc.nat(2),
      field: fc.nat(3),
      names: fc.array(fc.nat(40), { maxLength: 4 }),
      lamport: fc.constantFrom(0, 0, 1, 2, 3, Number.MAX_SAFE_INTEGER),
      isDelete: fc.boolean()
    })
  }
)
export const steps = fc.array(step, { maxLength: 40, size: 'max' })
export type Steps = typeof steps extends fc.Arbitrary<infer Value> ? Value : never

let written = 0

/** A device with what it has got, all of it valid. */
export class Device {
  readonly index = new ChangeIndex()
  readonly got = new Map<ChangeId, PlacedChange>()
  readonly by: DeviceId
  readonly #key: Uint8Array
  #length = 0

  constructor(name: number) {
    this.by = `device${name}` as DeviceId
    this.#key = new Uint8Array(32).fill(name)
  }

  take(placed: PlacedChange): void {
    this.got.set(placed.id, placed)
    for (const id of this.index.add(placed).admitted) this.index.setValid(id, true)
  }

  write(change: Change): PlacedChange {
    const id = changeId(this.#key, this.#length++, 0, change)
    const placed = { id, by: this.by, at: ++written, change }
    this.take(placed)
    return placed
  }

  create(field: string, value: Json): PlacedChange {
    return this.write(createChange('observation', new Map([[field, value]])))
  }

  edit(doc: DocumentId, field: string, value: Json | undefined): PlacedChange {
    return this.write(editChange(this.index, doc, new Map([[field, value]])))
  }

  delete(doc: DocumentId): PlacedChange {
    return this.write(deleteChange(this.index, doc))
  }

  restore(doc: DocumentId): PlacedChange | null {
    const change = restoreChange(this.index, doc)
    return change && this.write(change)
  }
}

/** What the steps make: the devices, every change ever written, and the documents. */
export function play(chosen: Steps): { devices: Device[]; all: PlacedChange[]; docs: DocumentId[] } {
  const devices = [0, 1, 2, 3].map(name => new Device(name))
  const all: PlacedChange[] = []
  const keep = (placed: PlacedChange | null) => {
    if (placed !== null) all.push(placed)
  }
  const first = devices[0]!.create('name', 0)
  keep(first)
  const docs = [first.id as DocumentId]
  for (const device of devices) device.take(first)
  for (const step of chosen) {
    const device = devices[step.do === 'lie' ? 3 : step.by]!
    if (step.do === 'create') {
      const placed = device.create(FIELDS[step.field]!, step.value)
      keep(placed)
      docs.push(placed.id as DocumentId)
      continue
    }
    if (step.do === 'sync') {
      for (const placed of device.got.values()) devices[step.to]!.take(placed)
      continue
    }
    const doc = docs[step.doc % docs.length]!
    if (device.index.document(doc) === null) continue
    if (step.do === 'delete') keep(device.delete(doc))
    else if (step.do === 'lie') keep(device.write(lie(step, doc, [...device.got.keys()], device.index)))
    else {
      if (step.restore) keep(device.restore(doc))
      keep(device.edit(doc, FIELDS[step.field]!, step.value))
    }
  }
  return { devices, all, docs }
}

type Lie = Extract<Steps[number], { do: 'lie' }>

function lie(step: Lie, doc: DocumentId, ids: readonly ChangeId[], index: ChangeIndex): Change {
  const saw = [...new Set(step.names.map(name => ids[name % ids.length]!))]
  const lamport = step.lamport === 0 ? index.lamportAfter([doc, ...saw]) : step.lamport
  if (step.isDelete) return { op: 'delete', doc, lamport, saw }
  const field = FIELDS[step.field]!
  const set = Object.fromEntries([[field, 'lie']])
  return { op: 'edit', doc, lamport, set, saw: Object.fromEntries([[field, saw]]), lifts: saw.slice(0, 1) }
}

/** An index of these changes, added in this order and all valid. */
export function indexOf(changes: readonly PlacedChange[], options = {}): ChangeIndex {
  const index = new ChangeIndex(options)
  for (const placed of changes) for (const id of index.add(placed).admitted) index.setValid(id, true)
  return index
}

/** Everything an index shows, as one text. */
export function dump(index: ChangeIndex): string {
  const documents = [...index.ids()].sort().flatMap(id => {
    const state = index.document(id)
    if (state === null) return []
    const fields = [...state.fields].map(([name, field]): Json => {
      const values = [field, ...field.others].map(({ id, value, by, at }): Json => [id, value, by, at])
      return [name, values, field.saw]
    })
    return [[id, state.kind, state.status, state.deletedBy, state.editedBy, state.updatedAt, fields] as Json]
  })
  return canonicalJson(documents)
}

/** The same, computed from the valid changes alone and said a second time, as plain sets. */
export function specification(valid: readonly PlacedChange[], all: readonly PlacedChange[]): string {
  const home = ({ id, change }: PlacedChange) => (change.op === 'create' ? id : change.doc)
  const time = ({ change }: PlacedChange) => (change.op === 'create' ? 1 : change.lamport)
  const newest = (a: PlacedChange, b: PlacedChange) => time(b) - time(a) || (a.id < b.id ? 1 : -1)
  const names = (list: readonly PlacedChange[]) => [...new Set(list.map(({ by }) => by))].sort()
  const documents = [...new Set(valid.map(home))].sort().flatMap((doc): Json[] => {
    const own = valid.filter(placed => home(placed) === doc)
    const writes = own.flatMap(placed =>
      placed.change.op === 'delete' ? [] : [{ placed, set: placed.change.set, saw: sawOf(placed.change) }]
    )
    const fields = [...new Set(writes.flatMap(({ set }) => Object.keys(set)))].sort().flatMap(name => {
      const live = writes
        .filter(write => Object.hasOwn(write.set, name))
        .filter(({ placed }) => !writes.some(({ saw }) => saw.get(name)?.includes(placed.id)))
        .sort((a, b) => newest(a.placed, b.placed))
      return live.length === 0 ? [] : [{ name, live }]
    })
    const showing = own.filter(placed =>
      fields.some(({ live }) => live.some(write => write.placed === placed))
    )
    if (showing.length === 0 && !own.some(({ change }) => change.op === 'create')) return []
    const lifted = own.flatMap(({ change }) => (change.op === 'edit' ? (change.lifts ?? []) : []))
    const deletes = own.filter(({ id, change }) => change.op === 'delete' && !lifted.includes(id))
    const unseen = deletes.map(({ change }) =>
      showing.filter(({ id }) => change.op === 'delete' && !change.saw.includes(id))
    )
    const hides = unseen.some(list => list.length === 0)
    const status = deletes.length === 0 ? 'shown' : hides ? 'deleted' : 'deletedAndEdited'
    const shown = fields.map(({ name, live }): Json => {
      const values = live.map(({ placed, set }): Json => [placed.id, set[name]!, placed.by, placed.at])
      const texts = live.map(({ set }) => canonicalJson(set[name]!))
      const distinct = values.filter((_, place) => texts.indexOf(texts[place]!) === place)
      const there = texts.indexOf('true')
      const answers = name.startsWith('att/') ? [values[Math.max(there, 0)]!] : distinct
      return [name, answers, live.map(({ placed }) => placed.id)]
    })
    const create = all.find(({ id }) => id === doc)!.change
    const edited = status === 'deletedAndEdited' ? names(unseen.flat()) : []
    const kind = create.op === 'create' ? create.kind : ''
    return [[doc, kind, status, names(deletes), edited, own.sort(newest)[0]!.at, shown]]
  })
  return canonicalJson(documents)
}

function sawOf(change: Change): ReadonlyMap<string, readonly ChangeId[]> {
  return new Map(change.op === 'edit' ? Object.entries(change.saw) : [])
}

/** All that a change names. */
export function namesOf(change: Change): readonly ChangeId[] {
  if (change.op === 'create') return []
  if (change.op === 'delete') return [change.doc, ...change.saw]
  return [change.doc, ...Object.values(change.saw).flat(), ...(change.lifts ?? [])]
}
