import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ChangeIndex, attachmentsOf, mergeDocument } from '../../src/model/index.js'
import type { ChangeId, DeviceId, DocumentId, PlacedChange } from '../../src/model/index.js'
import { Device, dump, indexOf, namesOf, play, specification, steps } from './merge-world.js'
import { draw, property, shuffled } from './property.js'

const numbers = fc.infiniteStream(fc.nat())
const heldOf = (all: readonly PlacedChange[]) => {
  const index = indexOf(all)
  return all.filter(({ id }) => index.has(id))
}
const timeOf = ({ change }: PlacedChange) => (change.op === 'create' ? 1 : change.lamport)

property(
  'any order and repetition gives the same state',
  0.5,
  fc.tuple(steps, numbers),
  ([chosen, stream], hit) => {
    const { all } = play(chosen)
    if (all.length > 4) hit()
    assert.equal(dump(indexOf(shuffled([...all, ...all], stream))), dump(indexOf(all)))
  }
)

const flips = fc.array(fc.tuple(fc.nat(60), fc.boolean()), { maxLength: 30, size: 'max' })
property(
  'incremental is recomputed, while validity flips both ways',
  0.4,
  fc.tuple(steps, flips, numbers),
  ([chosen, flipped, stream], hit) => {
    const { all } = play(chosen)
    const index = new ChangeIndex()
    const valid = new Set<ChangeId>()
    const tell = (id: ChangeId, to: boolean) => {
      // Not held and not waiting means not remembered; only what is remembered counts.
      if (!given.has(id)) return
      const before = index.document(index.documentOf(id) ?? (id as DocumentId))
      const dirty = index.setValid(id, to)
      if (dirty === null && index.has(id)) assert.deepEqual(index.document(index.documentOf(id)!), before)
      if (to) valid.add(id)
      else valid.delete(id)
    }
    const given = new Set<ChangeId>()
    for (const placed of shuffled(all, stream)) {
      index.add(placed)
      given.add(placed.id)
      tell(placed.id, true)
      const [place, to] = flipped[draw(stream) % Math.max(1, flipped.length)] ?? [0, true]
      tell(all[place % all.length]!.id, to)
    }
    const counting = heldOf(all).filter(({ id }) => valid.has(id))
    if (counting.length > 0 && counting.length < all.length) hit()
    assert.equal(dump(index), specification(counting, all))
  }
)

property('what is dirty is said', 0.5, fc.tuple(steps, numbers), ([chosen, stream], hit) => {
  const { all } = play(chosen)
  const index = new ChangeIndex()
  const order = shuffled(all, stream)
  for (const placed of order) {
    const before = new Map(
      [...index.ids()].map(id => [id, JSON.stringify(index.document(id)?.status ?? null)])
    )
    const added = index.add(placed)
    const told = [added.dirty, index.setValid(placed.id, true)]
    for (const id of index.ids()) {
      const after = JSON.stringify(index.document(id)?.status ?? null)
      if (after !== (before.get(id) ?? 'null')) {
        hit()
        assert.ok(told.includes(id), id)
      }
    }
  }
})

property(
  'a small waiting room loses nothing once logs are read again',
  0.3,
  fc.tuple(steps, numbers),
  ([chosen, stream], hit) => {
    const { all } = play(chosen)
    const index = new ChangeIndex({ waitingPerDevice: 1 })
    const give = (placed: PlacedChange) => {
      const { admitted } = index.add(placed)
      for (const id of admitted) index.setValid(id, true)
      return admitted.length > 0
    }
    shuffled(all, stream).forEach(give)
    for (let again = index.takeOverflowed(), grew = true; again.length > 0 && grew;) {
      hit()
      grew = all
        .filter(({ by }) => again.includes(by))
        .map(give)
        .includes(true)
      const more = index.takeOverflowed()
      again = [...new Set([...again, ...more])]
    }
    assert.equal(dump(index), dump(indexOf(all)))
    assert.ok(index.waiting <= 4)
  }
)

property('no value is lost: it shows, or a change that saw it replaced it', 0.5, steps, (chosen, hit) => {
  const { all } = play(chosen)
  const index = indexOf(all)
  const held = heldOf(all)
  for (const { id, change } of held) {
    if (change.op === 'delete') continue
    const doc = change.op === 'create' ? (id as DocumentId) : change.doc
    for (const name of Object.keys(change.set)) {
      hit()
      const isLive = index.document(doc)?.fields.get(name)?.saw.includes(id) === true
      const isReplaced = held.some(
        ({ change: other }) =>
          other.op === 'edit' &&
          other.doc === doc &&
          new Map(Object.entries(other.saw)).get(name)?.includes(id)
      )
      assert.notEqual(isLive, isReplaced)
    }
  }
})

property('time grows only by writing', 0.2, steps, (chosen, hit) => {
  const { all } = play(chosen)
  const index = indexOf(all)
  const byId = new Map(all.map(placed => [placed.id, placed]))
  for (const placed of all) {
    if (timeOf(placed) > 1e9) hit()
    if (!index.has(placed.id)) continue
    const latest = Math.max(0, ...namesOf(placed.change).map(id => timeOf(byId.get(id)!)))
    assert.ok(timeOf(placed) >= 1 && timeOf(placed) <= latest + 1)
    for (const id of namesOf(placed.change)) assert.equal(index.documentOf(id), index.documentOf(placed.id))
  }
})

property(
  'an edit that saw every answer leaves one; a delete hides; taking it back shows',
  0.9,
  fc.tuple(steps, fc.nat(3)),
  ([chosen, by], hit) => {
    const { devices, all, docs } = play(chosen)
    const device = devices[by]!
    for (const placed of all) device.take(placed)
    const answers = (doc: DocumentId) => device.index.document(doc)?.fields.get('name')?.saw.length ?? 0
    for (const doc of docs) {
      hit()
      device.restore(doc)
      device.edit(doc, 'name', 'final')
      assert.deepEqual([answers(doc), device.index.document(doc)?.status], [1, 'shown'])
      device.edit(doc, 'name', undefined)
      assert.equal(answers(doc), 0)
      device.edit(doc, 'name', 'again')
      device.delete(doc)
      assert.equal(device.index.document(doc)?.status, 'deleted')
      device.restore(doc)
      assert.equal(device.index.document(doc)?.status, 'shown')
    }
  }
)

property(
  'a value is unmoved by a change that names it for another document or field',
  0.2,
  steps,
  (chosen, hit) => {
    const { devices, all, docs } = play(chosen)
    const device = devices[3]!
    for (const placed of all) device.take(placed)
    const before = device.index.document(docs[0]!)?.fields.get('name')
    if (before === undefined) return
    hit()
    const { id } = device.create('other', 1)
    const other = device.write({
      op: 'edit',
      doc: id as DocumentId,
      lamport: 1,
      set: { name: 1 },
      saw: { name: before.saw }
    })
    assert.ok(!device.index.has(other.id))
    const stray = device.write({ op: 'edit', doc: docs[0]!, lamport: 1, set: {}, saw: { zzz: before.saw } })
    assert.ok(device.index.has(stray.id))
    assert.deepEqual(device.index.document(docs[0]!)?.fields.get('name'), before)
  }
)

test('a delete and an edit that did not see each other: shown, and said by whom', () => {
  const [a, b] = [new Device(1), new Device(2)]
  const create = a.create('n', 1)
  b.take(create)
  const doc = create.id as DocumentId
  const [gone, edit] = [a.delete(doc), b.edit(doc, 'n', 2)]
  const index = indexOf([create, gone, edit])
  const state = index.document(doc)!
  assert.deepEqual([state.status, state.deletedBy, state.editedBy], ['deletedAndEdited', [a.by], [b.by]])
  assert.equal(state.fields.get('n')?.value, 2)
  assert.equal(index.setValid(edit.id, false), doc)
  assert.equal(index.document(doc)?.status, 'deleted')
  assert.equal(index.document(doc)?.fields.get('n')?.value, 1)
  index.setValid(gone.id, false)
  assert.equal(index.document(doc)?.status, 'shown')
})

test('two deletes that together saw everything do not hide', () => {
  const [a, b] = [new Device(1), new Device(2)]
  const create = a.create('n', 1)
  b.take(create)
  const doc = create.id as DocumentId
  const [one, two] = [a.edit(doc, 'n', 2), b.edit(doc, 'n', 3)]
  const index = indexOf([create, one, two, a.delete(doc), b.delete(doc)])
  assert.equal(index.document(doc)?.status, 'deletedAndEdited')
})

test('an attachment added stays beside its concurrent removal; a place is one answer', () => {
  const [a, b] = [new Device(1), new Device(2)]
  const create = a.create('att/x', true)
  b.take(create)
  const doc = create.id as DocumentId
  const [removal, again] = [a.edit(doc, 'att/x', false), b.edit(doc, 'att/x', true)]
  assert.deepEqual(attachmentsOf(indexOf([create, removal]).document(doc)!), [])
  for (const order of [
    [create, removal, again],
    [create, again, removal]
  ]) {
    assert.deepEqual(attachmentsOf(indexOf(order).document(doc)!), ['x'])
  }
  const places = [a.edit(doc, 'location', { lat: 1, lon: 2 }), b.edit(doc, 'location', { lat: 3, lon: 4 })]
  const location = indexOf([create, removal, again, ...places])
    .document(doc)!
    .fields.get('location')!
  assert.equal(location.others.length, 1)
})

test('equal answers are one answer, whatever the order of their members', () => {
  const [a, b] = [new Device(1), new Device(2)]
  const create = a.create('n', 0)
  b.take(create)
  const doc = create.id as DocumentId
  const edits = [a.edit(doc, 'n', { x: 1, y: 2 }), b.edit(doc, 'n', { y: 2, x: 1 })]
  const field = indexOf([create, ...edits])
    .document(doc)!
    .fields.get('n')!
  assert.deepEqual([field.others.length, field.saw.length], [0, 2])
})

test('a document without any value is a document; an unknown kind is none', () => {
  const device = new Device(1)
  const empty = device.write({ op: 'create', kind: 'observation', set: {} })
  assert.equal(device.index.document(empty.id as DocumentId)?.status, 'shown')
  device.delete(empty.id as DocumentId)
  assert.equal(device.index.document(empty.id as DocumentId)?.status, 'deleted')
  const foreign = device.write({ op: 'create', kind: 'constructor', set: { a: 1 } })
  assert.equal(device.index.document(foreign.id as DocumentId), null)
  assert.equal(device.index.kind(foreign.id as DocumentId), 'constructor')
  assert.equal(mergeDocument(empty, []), null)
})

test('names from others are only names', () => {
  const device = new Device(1)
  const create = device.create('__proto__', { polluted: 1 })
  const state = device.index.document(create.id as DocumentId)!
  assert.deepEqual(state.fields.get('__proto__')?.value, { polluted: 1 })
  assert.equal(Reflect.get({}, 'polluted'), undefined)
  assert.equal(device.index.document('__proto__' as DocumentId), null)
  assert.equal(device.index.creator('constructor' as DocumentId), null)
})

test('a change told to be valid while it waits counts when it comes in', () => {
  const [a, b] = [new Device(1), new Device(2)]
  const create = a.create('n', 1)
  b.take(create)
  const edit = b.edit(create.id as DocumentId, 'n', 2)
  const index = new ChangeIndex()
  assert.equal(index.add(edit).state, 'waiting')
  assert.equal(index.add(edit).state, 'waiting')
  assert.equal(index.setValid(edit.id, true), null)
  assert.deepEqual(index.add(create), { state: 'held', admitted: [create.id, edit.id], dirty: create.id })
  assert.equal(index.add(create).state, 'known')
  assert.equal(index.document(create.id as DocumentId)?.fields.get('n')?.value, 2)
  assert.equal(index.creator(create.id as DocumentId), 'device1' as DeviceId)
})

test('time is bounded by what a change names, exactly', () => {
  const device = new Device(1)
  const doc = device.create('n', 1).id as DocumentId
  const at = (lamport: number) => device.write({ op: 'edit', doc, lamport, set: { n: 2 }, saw: {} })
  const states = [1, 2, 3, Number.MAX_SAFE_INTEGER].map(lamport => device.index.has(at(lamport).id))
  assert.deepEqual(states, [true, true, false, false])
  assert.equal(device.index.add({ ...at(4), id: 'f'.repeat(64) as ChangeId }).state, 'inert')
})
