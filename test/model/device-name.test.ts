/** What devices call themselves, as documents of others' making say it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  cutDeviceName,
  LONGEST_DEVICE_NAME,
  ownNames,
  type DeviceId,
  type DocumentId,
  type DocumentState,
  type Json
} from '../../src/model/index.js'

function info(id: string, by: string, name?: Json, change: Partial<DocumentState> = {}): DocumentState {
  const value = { value: name ?? null, id: id as never, by: by as DeviceId, at: 1, others: [], saw: [] }
  return {
    id: id as DocumentId,
    kind: 'deviceInfo',
    status: 'shown',
    createdBy: by as DeviceId,
    createdAt: 1,
    updatedAt: 1,
    fields: new Map(name === undefined ? [] : [['name', value]]),
    deletedBy: [],
    editedBy: [],
    ...change
  }
}
const namesOf = (...documents: readonly DocumentState[]) =>
  [...ownNames(documents)].map(([device, { document, name }]) => [device, document, name])

test('a name is cut to whole characters, trimmed, and always text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.jsonValue()), name => {
      const cut = cutDeviceName(name)
      assert.ok(Array.from(cut).length <= LONGEST_DEVICE_NAME)
      assert.equal(cut, cut.trim())
      assert.equal(cut, cutDeviceName(cut))
      if (typeof name === 'string') assert.ok(name.trim().startsWith(cut))
      else assert.equal(cut, '')
    })
  )
  assert.equal(cutDeviceName('🚣'.repeat(65)), '🚣'.repeat(64))
  assert.equal(cutDeviceName(`${'x'.repeat(63)}  y`), 'x'.repeat(63))
})

test('of several documents of one device the least id with a name counts, in any order', () => {
  const all = [
    info('3', 'a', 'Third'),
    info('1', 'a', ' '),
    info('2', 'a', 'Second'),
    info('0', 'a', 'Gone', { status: 'deleted' }),
    info('4', 'b', 'Tablet'),
    info('5', '__proto__', 'Odd'),
    info('6', 'c', 'A place', { kind: 'observation' }),
    info('7', 'd')
  ]
  const wanted = [
    ['__proto__', '5', 'Odd'],
    ['a', '2', 'Second'],
    ['b', '4', 'Tablet'],
    ['d', '7', '']
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), documents => {
      assert.deepEqual(namesOf(...documents).sort(), wanted)
    })
  )
})
