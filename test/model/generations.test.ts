/** Later generations of a device's logs, as the membership rule sees them. */
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  resolveMembership,
  type AuthId,
  type AuthOperation,
  type Cuts,
  type DeviceId,
  type Generation,
  type PlacedOperation
} from '../../src/model/index.js'

const [ROOT, COORDINATOR, DEVICE, OTHER] = ['root', 'coordinator', 'device', 'other'] as DeviceId[]
const SECOND: Generation = { id: 'second', number: 2 }
const COPY: Generation = { id: 'copy', number: 2 }
const START = { length: 0, hash: null }
const FROM_START: Cuts = { auth: START, config: START, data: START, media: START }

const placed = (
  id: string,
  place: Omit<PlacedOperation, 'id' | 'operation' | 'heads'> & { readonly heads: readonly string[] },
  operation: AuthOperation
): PlacedOperation => ({ ...place, id: id as AuthId, heads: place.heads as AuthId[], operation })

const founding = placed(
  'r0',
  { by: ROOT!, seq: 0, prev: null, heads: [] },
  { kind: 'grant', dev: COORDINATOR!, role: 'coordinator', from: FROM_START }
)
const letIn = placed(
  'c0',
  { by: COORDINATOR!, seq: 0, prev: null, heads: ['r0'] },
  { kind: 'grant', dev: DEVICE!, role: 'member', from: FROM_START }
)
const roleIn = (operations: readonly PlacedOperation[], seq: number, generation?: Generation) =>
  resolveMembership(operations, ROOT!).roleAt({
    dev: DEVICE!,
    log: 'data',
    seq,
    generation,
    heads: ['c0' as AuthId]
  })

test('a grant holds in every generation', () => {
  for (const generation of [undefined, SECOND, COPY]) {
    assert.equal(roleIn([founding, letIn], 0, generation), 'member')
  }
})

test('what reduces rights spares what a cut names, and of a generation that it does not name nothing', () => {
  const data = { length: 10, hash: null, later: [{ generation: SECOND.id, length: 2, hash: null }] }
  const blocked = placed(
    'c1',
    { by: COORDINATOR!, seq: 1, prev: 'c0' as AuthId, heads: ['c0'] },
    { kind: 'reduce', dev: DEVICE!, role: 'blocked', from: { ...FROM_START, data } }
  )
  const operations = [founding, letIn, blocked]
  const roles = [9, 10].map(seq => roleIn(operations, seq))
  assert.deepEqual(roles, ['member', 'blocked'])
  assert.deepEqual(
    [1, 2].map(seq => roleIn(operations, seq, SECOND)),
    ['member', 'blocked']
  )
  assert.equal(roleIn(operations, 0, COPY), 'blocked', 'nobody evades a cut by beginning anew')
})

test('a restore vouches for nothing in a later generation', () => {
  const to = { auth: 5, config: 5, data: 5, media: 5 }
  const restore = placed(
    'c0',
    { by: COORDINATOR!, seq: 0, prev: null, heads: ['r0'] },
    { kind: 'grant', dev: DEVICE!, role: 'member', from: FROM_START, to }
  )
  assert.equal(roleIn([founding, restore], 4), 'member')
  assert.equal(roleIn([founding, restore], 4, SECOND), 'blocked')
})

test('operations of a later generation count, and come after those before them', () => {
  const grant = (id: string, dev: DeviceId, place: Partial<PlacedOperation>) =>
    placed(
      id,
      { by: COORDINATOR!, seq: 0, prev: null, heads: ['r0'], ...place },
      { kind: 'grant', dev, role: 'coordinator', from: FROM_START }
    )
  const first = [
    letIn,
    grant('c1', DEVICE!, { seq: 1, prev: letIn.id, heads: [letIn.id] }),
    grant('s0', OTHER!, { generation: SECOND, heads: [letIn.id] })
  ]
  const block = (id: string, by: DeviceId, dev: DeviceId, head: string) =>
    placed(
      id,
      { by, seq: 0, prev: null, heads: [head] },
      { kind: 'reduce', dev, role: 'blocked', from: FROM_START }
    )
  const quarrel = [block('d0', DEVICE!, OTHER!, 'c1'), block('o0', OTHER!, DEVICE!, 's0')]
  const membership = resolveMembership([founding, ...first, ...quarrel], ROOT!)
  assert.equal(membership.isValid('s0' as AuthId), true)
  assert.deepEqual(
    [membership.currentRole(DEVICE!), membership.currentRole(OTHER!)],
    ['coordinator', 'blocked'],
    'whom the first generation let in is senior'
  )
})

test('an operation does not follow one of another generation', () => {
  const stray = placed(
    's1',
    { by: COORDINATOR!, seq: 1, generation: SECOND, prev: letIn.id, heads: [letIn.id] },
    { kind: 'grant', dev: OTHER!, role: 'member', from: FROM_START }
  )
  assert.equal(resolveMembership([founding, letIn, stray], ROOT!).isValid(stray.id), false)
})

test('a leave in a later generation speaks from the next place there', () => {
  const leaveFrom = (length: number) => {
    const auth = { ...START, later: [{ generation: SECOND.id, length, hash: null }] }
    return placed(
      'l0',
      { by: DEVICE!, seq: 0, generation: SECOND, prev: null, heads: ['c0'] },
      { kind: 'leave', dev: DEVICE!, role: 'left', from: { ...FROM_START, auth } }
    )
  }
  const roleAfter = (length: number) =>
    resolveMembership([founding, letIn, leaveFrom(length)], ROOT!).currentRole(DEVICE!)
  assert.deepEqual([roleAfter(1), roleAfter(0)], ['left', 'member'])
})

test('a cut that names generations wrongly makes its operation say nothing', () => {
  const later = (value: unknown) => ({ ...START, later: value }) as Cuts['data']
  const many = Array.from({ length: 65 }, (_, at) => ({ generation: `${at}`, length: 0, hash: null }))
  for (const value of [null, 5, {}, [null], [{ generation: '', length: 0, hash: null }], [{}], many]) {
    const grant = placed(
      'c0',
      { by: COORDINATOR!, seq: 0, prev: null, heads: ['r0'] },
      { kind: 'grant', dev: DEVICE!, role: 'member', from: { ...FROM_START, data: later(value) } }
    )
    assert.equal(roleIn([founding, grant], 0), 'blocked', JSON.stringify(value).slice(0, 60))
  }
})
