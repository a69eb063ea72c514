import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIMITS, LOGS, can, resolveMembership } from '../../src/model/index.js'
import type { AuthId, EntryDeed, Membership, PlacedOperation, Role } from '../../src/model/index.js'
import { DEVICES, World, deed, resolve } from './membership-world.js'

const [R, A, B, C, D, E, F] = [0, 1, 2, 3, 4, 5, 6]
const START = { from: {} }
const members = (world: World): Membership => resolve(world.ops).members
const role = (world: World, of: number): Role => members(world).currentRole(DEVICES[of]!)
const accepts = (world: World) => world.data.map(entry => members(world).accepts(entry))

/** The root makes these coordinators, who know it. */
function led(...coordinators: number[]): World {
  const world = new World()
  for (const of of coordinators) world.op(R, 'grant', of, 'coordinator', START)
  for (const of of coordinators) world.all(of)
  return world
}

test('a cut names a branch: rewritten entries are out, and a readmission does not cover them', () => {
  const world = new World()
  world.op(R, 'grant', A, 'member', START)
  const heads = world.heads(R)
  const good = deed(A, { seq: 1, heads, hashAt: n => `good${n}` })
  const evil = deed(A, { seq: 1, heads, hashAt: n => `evil${n}` })
  world.op(R, 'reduce', A, 'viewer', { from: { data: 3 } }).operation.from!.data.hash = 'good3'
  assert.deepEqual(
    [good, evil].map(entry => members(world).accepts(entry)),
    [true, false]
  )
  world.op(R, 'grant', A, 'member', { from: { data: 5 } }).operation.from!.data.hash = 'good5'
  assert.deepEqual(
    [good, evil].map(entry => members(world).accepts({ ...entry, seq: 6 })),
    [true, false]
  )
})

test("a late promotion does not undo an old junior's cut: the gap stays out", () => {
  const world = led(A)
  world.op(A, 'grant', B, 'coordinator', START)
  world.op(R, 'grant', E, 'member', START)
  world.sync(R, E)
  for (let entry = 0; entry < 6; entry++) world.write(E)
  world.sync(A, B)
  world.sync(R, B)
  world.op(B, 'reduce', E, 'blocked', { from: { data: 2 } })
  world.sync(B, R)
  world.op(R, 'grant', E, 'coordinator', { from: { data: 4 } })
  assert.deepEqual(accepts(world), [true, true, false, false, true, true])
})

test("a member's old void orders do not wake up when it is promoted", () => {
  const world = led(A)
  world.op(R, 'grant', E, 'member', START)
  world.sync(R, E)
  world.op(E, 'reduce', A, 'blocked', START)
  world.sync(E, R)
  world.op(R, 'grant', E, 'coordinator', START)
  assert.deepEqual([role(world, A), role(world, E)], ['coordinator', 'coordinator'])
})

test("a junior cannot lift a senior's block; its author can", () => {
  const world = led(A)
  world.op(A, 'grant', B, 'coordinator', START)
  world.op(A, 'grant', E, 'member', START)
  world.op(A, 'reduce', E, 'blocked', START)
  world.sync(A, B)
  world.op(B, 'grant', E, 'member', START)
  assert.equal(role(world, E), 'blocked')
  world.op(A, 'grant', E, 'member', START)
  assert.equal(role(world, E), 'member')
})

test('a junior may raise what a senior granted', () => {
  const world = led(A)
  world.op(R, 'grant', E, 'viewer', START)
  world.sync(R, A)
  world.op(A, 'grant', E, 'member', START)
  assert.equal(role(world, E), 'member')
})

test('a restore vouches for entries whose author was invited by a rogue, and ends where it says', () => {
  const world = led(A)
  world.op(A, 'grant', E, 'member', START)
  world.sync(A, E)
  world.write(E)
  world.sync(E, R)
  world.op(R, 'reduce', A, 'blocked', { from: { auth: 0 } })
  world.op(R, 'grant', E, 'member', { from: { data: 1 } })
  assert.deepEqual(accepts(world), [false])
  world.op(R, 'grant', E, 'member', { from: {}, to: { data: 1 } })
  assert.deepEqual(accepts(world), [true])
  assert.equal(role(world, E), 'member')

  const other = new World()
  other.op(R, 'grant', E, 'member', START)
  other.sync(R, E)
  for (let entry = 0; entry < 4; entry++) other.write(E)
  other.op(R, 'reduce', E, 'blocked', START)
  other.op(R, 'grant', E, 'member', { from: {}, to: { data: 2 } })
  assert.deepEqual(accepts(other), [true, true, false, false])
  assert.equal(role(other, E), 'blocked')
})

test('an entry counts only when it saw a grant; an unknown head waits', () => {
  const world = new World()
  world.op(R, 'grant', E, 'member', START)
  const early = world.write(E)
  world.sync(R, E)
  const late = world.write(E)
  const lost: EntryDeed = { ...late, heads: ['nowhere' as AuthId] }
  assert.deepEqual(
    [early, late, lost].map(entry => members(world).accepts(entry)),
    [false, true, false]
  )
})

test('kind, log, op and owner decide what each role may write', () => {
  const world = led(A)
  world.op(R, 'grant', E, 'member', START)
  world.op(R, 'grant', F, 'viewer', START)
  const heads = world.heads(R)
  const { accepts } = members(world)
  const own = { heads }
  const others = { heads, owner: DEVICES[B]! }
  const table: Partial<EntryDeed>[] = [
    own,
    { ...own, op: 'edit' },
    { ...own, op: 'delete' },
    { ...own, kind: 'deviceInfo', op: 'edit' },
    { ...own, log: 'media', op: 'attach' },
    { ...others, op: 'edit' },
    { ...others, op: 'delete' },
    { ...own, kind: 'preset', log: 'config' },
    { ...others, kind: 'projectSettings', log: 'config', op: 'edit' },
    { ...others, kind: 'deviceInfo', op: 'edit' },
    { ...others, owner: null, op: 'edit', kind: 'deviceInfo' },
    { ...own, kind: 'preset' },
    { ...own, log: 'config' },
    { ...own, log: 'media' },
    { ...own, op: 'attach' },
    { ...own, op: 'toString' as 'edit', log: '__proto__' as 'data' }
  ]
  const may = (device: number) => table.map(parts => accepts.call(members(world), deed(device, parts)))
  const yes = (count: number) => Array.from({ length: table.length }, (_, place) => place < count)
  assert.deepEqual([may(A), may(E), may(F)], [yes(9), yes(5), yes(0)])
})

test('the capability table', () => {
  const all = ['viewer', 'member', 'coordinator'] as const
  assert.deepEqual(
    all.map(role => can(role, 'release')),
    [false, false, true]
  )
  assert.deepEqual(
    all.map(role => can(role, 'export')),
    [false, true, true]
  )
  assert.deepEqual(
    all.map(role => can(role, 'seePositions')),
    [true, true, true]
  )
  assert.deepEqual(
    (['blocked', 'left'] as const).map(role => can(role, 'seePositions')),
    [false, false]
  )
  const world = led(A)
  world.op(R, 'grant', E, 'member', START)
  assert.deepEqual(
    [A, E, F].map(of => members(world).can(DEVICES[of]!, 'grant:member')),
    [true, false, false]
  )
})

test('an operation of an unknown kind says nothing, and does not block those who name it', () => {
  const world = led(A)
  world.op(C, 'poke', A, 'god')
  world.sync(C, A)
  assert.equal(members(world).hasUnknown, false)
  world.op(A, 'grant', E, 'member', START)
  assert.equal(role(world, E), 'member')
  world.op(A, 'poke', E)
  assert.equal(members(world).hasUnknown, true)
})

test('two successions at one place freeze the root, they do not choose', () => {
  const world = led(A)
  world.op(R, 'succeed', E)
  world.op(R, 'succeed', F, undefined, { fork: true })
  for (const heir of [E, F]) world.all(heir)
  for (const heir of [E, F]) world.op(heir, 'reduce', A, 'blocked', START)
  assert.equal(role(world, A), 'coordinator')
  assert.equal(members(world).root, null)
})

test('a leave that would take back old acts says nothing', () => {
  const world = led(A)
  world.op(A, 'grant', E, 'member', START)
  const leave = world.op(A, 'leave', A)
  leave.operation.from!.auth.length = 0
  assert.ok(!members(world).isValid(leave.id))
  assert.equal(role(world, E), 'member')
})

/** The roles of two who block each other offline, in both orders of arrival. */
function mutual(world: World, x: number, y: number): readonly string[] {
  const sees = world.everything()
  world.op(x, 'reduce', y, 'blocked', { from: { auth: 99 }, sees })
  world.op(y, 'reduce', x, 'blocked', { from: { auth: 99 }, sees })
  return [world.ops, [...world.ops].reverse()].map(ops =>
    [x, y].map(of => resolve(ops).members.currentRole(DEVICES[of]!)).join()
  )
}

test('seniority: fewer steps first, then the earlier invited, in any order of arrival', () => {
  const tree = () => {
    const world = led(A, B)
    world.op(A, 'grant', C, 'coordinator', START)
    world.op(B, 'grant', E, 'coordinator', START)
    for (const of of [C, E]) world.all(of)
    return world
  }
  for (const [senior, junior] of [
    [A, B],
    [B, C],
    [A, E],
    [C, E]
  ] as [number, number][]) {
    for (const roles of mutual(tree(), senior, junior)) assert.equal(roles, 'coordinator,blocked')
    for (const roles of mutual(tree(), junior, senior)) assert.equal(roles, 'blocked,coordinator')
  }
  const world = led(B, A)
  for (const roles of mutual(world, A, B)) assert.equal(roles, 'blocked,coordinator')
})

test('a forked log does not make the order of arrival matter', () => {
  const world = new World()
  world.op(R, 'grant', A, 'coordinator', START)
  world.op(R, 'grant', B, 'coordinator', { ...START, fork: true })
  for (const of of [A, B]) world.all(of)
  const [one, other] = mutual(world, A, B)
  assert.equal(one, other)
  assert.ok(one === 'blocked,coordinator' || one === 'coordinator,blocked')
})

test('leaving does not wash off a block; any coordinator may lift a leave', () => {
  for (const isBlocked of [true, false]) {
    const world = led(A)
    world.op(R, 'grant', E, 'member', START)
    if (isBlocked) world.op(R, 'reduce', E, 'blocked', START)
    world.all(E)
    world.op(E, 'leave', E)
    assert.equal(role(world, E), isBlocked ? 'blocked' : 'left')
    world.all(A)
    world.op(A, 'grant', E, 'member', START)
    assert.equal(role(world, E), isBlocked ? 'blocked' : 'member')
  }
})

test('nobody slips an operation in before its cut by rewriting its auth log', () => {
  const world = led(A)
  world.op(A, 'grant', E, 'member', START)
  world.op(A, 'grant', F, 'member', START)
  world.sync(A, R)
  world.op(R, 'reduce', A, 'blocked', { from: { auth: 2 } }).operation.from!.auth.hash = 'good2'
  const evil = world.op(A, 'grant', D, 'coordinator', { from: {}, fork: true })
  const hashed = world.ops.map((op): PlacedOperation =>
    op.by === DEVICES[A] ? { ...op, hashAt: n => (op === evil ? `evil${n}` : `good${n}`) } : op
  )
  const { members: result } = resolve(hashed)
  assert.equal(evil.seq, 1)
  assert.ok(!result.isValid(evil.id))
  assert.deepEqual(
    [E, F].map(of => result.currentRole(DEVICES[of]!)),
    ['member', 'member']
  )
  resolve(world.ops.map(op => ({ ...op, hashAt: 5 }) as unknown as PlacedOperation))
})

test("a root key is nobody's target, and an old one is never a member", () => {
  const world = led(A)
  world.op(R, 'succeed', F)
  world.all(A)
  const bad = [
    world.op(A, 'reduce', R, 'blocked'),
    world.op(A, 'grant', R, 'coordinator'),
    world.op(A, 'reduce', F, 'blocked')
  ]
  world.all(R)
  bad.push(world.op(R, 'grant', E, 'member'))
  for (const { id } of bad) assert.ok(!members(world).isValid(id))
})

test('every bad length, role and kind says nothing', () => {
  for (const bad of [NaN, -1, 1.5, '3', null, undefined, Infinity, {}, 2 ** 53]) {
    for (const log of LOGS) {
      const world = new World()
      world.op(R, 'grant', E, 'member', START)
      world.op(R, 'reduce', E, 'blocked', START).operation.from![log].length = bad as number
      assert.equal(role(world, E), 'member')
    }
  }
  const odd = [
    ['grant', 'blocked'],
    ['grant', 'god'],
    ['reduce', 'coordinator'],
    ['reduce', '__proto__'],
    ['toString', 'viewer'],
    ['leave', 'viewer']
  ]
  for (const [kind, to] of odd) {
    const world = new World()
    world.op(R, 'grant', E, 'member', START)
    world.op(R, kind!, E, to, START)
    assert.equal(role(world, E), 'member')
  }
  const world = new World()
  world.op(E, 'leave', E).operation.role = 'coordinator'
  world.op(E, 'grant', F, 'member')
  assert.deepEqual([role(world, E), role(world, F)], ['blocked', 'blocked'])
})

test('devices are listed with the label of their latest grant', () => {
  const world = led(A)
  world.op(R, 'grant', E, 'viewer', START).operation.name = 'Old'
  world.sync(R, A)
  world.op(A, 'grant', E, 'member', START).operation.name = 'n'.repeat(63) + '😀😀'
  world.op(E, 'grant', F, 'member', START).operation.name = 'Nobody'
  world.op(C, 'leave', C)
  Reflect.set(world.op(R, 'grant', B, 'viewer', START).operation, 'name', { toString: 'x' })
  assert.deepEqual(members(world).devices(), [
    { deviceId: 'A', name: '', role: 'coordinator' },
    { deviceId: 'B', name: '', role: 'viewer' },
    { deviceId: 'E', name: `${'n'.repeat(63)}😀`, role: 'member' }
  ])
})

test('heads are what counts and nobody saw: junk is never named, and no more than fit', () => {
  const world = led(A, B)
  const junk = world.op(E, 'grant', F, 'member')
  const shared = world.op(A, 'grant', C, 'viewer', START)
  const apart = world.op(B, 'grant', D, 'viewer', START)
  assert.deepEqual(members(world).heads(), [shared.id, apart.id].sort())
  assert.ok(!members(world).heads().includes(junk.id))
  const wide = led(A)
  const sees = wide.everything()
  for (let n = 0; n < 70; n++) {
    const id = `wide${n}` as AuthId
    wide.ops.push({
      id,
      by: `dev${n}` as never,
      seq: 0,
      prev: null,
      heads: sees,
      operation: {
        kind: 'leave',
        dev: `dev${n}` as never,
        role: 'left',
        from: {
          auth: { length: 1, hash: null },
          config: { length: 0, hash: null },
          data: { length: 0, hash: null },
          media: { length: 0, hash: null }
        }
      }
    })
  }
  assert.equal(members(wide).heads().length, LIMITS.heads)
})

test('a new project: the root grants, the founder leads', () => {
  const world = new World()
  const grant = world.op(R, 'grant', A, 'coordinator', START)
  const membership = resolveMembership([grant], 'R')
  assert.equal(membership.root, 'R')
  assert.equal(membership.currentRole(DEVICES[A]!), 'coordinator')
  assert.deepEqual(membership.heads(), [grant.id])
  assert.deepEqual(resolveMembership([], 'R').heads(), [])
  assert.equal(resolveMembership([grant], 'X').currentRole(DEVICES[A]!), 'blocked')
})

test('logs are read of everybody whom a leader of any time granted a role, and of nobody else', () => {
  const world = led(A)
  world.op(A, 'grant', B, 'coordinator', START)
  world.sync(A, B)
  world.op(B, 'grant', C, 'member', START)
  world.sync(B, C)
  world.op(C, 'grant', D, 'coordinator', START)
  world.op(R, 'reduce', A, 'blocked', { from: { auth: 0 } })
  assert.deepEqual(
    members(world)
      .devices()
      .map(({ deviceId }) => deviceId),
    [DEVICES[A]]
  )
  assert.deepEqual([...members(world).everGranted()].sort(), [DEVICES[A], DEVICES[B], DEVICES[C]])
})
