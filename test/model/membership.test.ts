import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { EntryDeed, PlacedOperation } from '../../src/model/index.js'
import {
  DEVICES,
  accepted,
  build,
  digest,
  isRoot,
  noop,
  rank,
  resolve,
  steady,
  stories
} from './membership-world.js'
import type { Result, World } from './membership-world.js'
import { RUNS, SEED, draw, property, shuffled } from './property.js'

const numbers = fc.infiniteStream(fc.nat())
const device = fc.integer({ min: 1, max: 6 })
const two = fc.tuple(steady, device, fc.nat(4), fc.nat(4))
const END = 1e9
const role = ({ members }: Result, of: number) => members.currentRole(DEVICES[of]!)
const authStanding = ({ members }: Result, of: number, seq: number) =>
  members.standing(DEVICES[of]!, 'auth', seq)
const isValid = ({ members }: Result, { id }: PlacedOperation) => members.isValid(id)
/** Does it as the root, having seen everything; not in a world where the root has changed. */
const asRoot = (world: World, act: (before: Result) => void) => {
  const before = resolve(world.ops)
  const { reigns } = before.authority
  if (reigns.length > 1 || reigns[0]!.until < Infinity) return
  world.all(0)
  act(before)
}

test('the stories reach what matters', () => {
  const reached = new Map<string, number>()
  for (const story of fc.sample(stories, { numRuns: RUNS, seed: SEED })) {
    const world = build(story)
    const result = resolve(world.ops)
    const valid = world.ops.filter(op => isValid(result, op))
    const sees = (a: PlacedOperation, b: PlacedOperation) => world.past.get(a.id)!.has(b.id)
    const apart = (a: PlacedOperation, b: PlacedOperation) => a !== b && !sees(a, b) && !sees(b, a)
    const is = (op: PlacedOperation, kind: string) => op.operation.kind === kind
    const same = (a: PlacedOperation, b: PlacedOperation) => a.operation.dev === b.operation.dev
    const count = (name: string, yes: boolean) => reached.set(name, (reached.get(name) ?? 0) + (yes ? 1 : 0))
    count(
      'a chain of three',
      valid.some(({ id }) => (result.authority.nodes.get(id)?.path?.length ?? 0) >= 3)
    )
    count(
      'a reduction',
      valid.some(op => is(op, 'reduce'))
    )
    count(
      'two apart on one device',
      valid.some(a => valid.some(b => same(a, b) && apart(a, b)))
    )
    count(
      'two reduce each other, apart',
      world.ops.some(a =>
        world.ops.some(
          b =>
            is(a, 'reduce') &&
            is(b, 'reduce') &&
            a.by === b.operation.dev &&
            b.by === a.operation.dev &&
            apart(a, b)
        )
      )
    )
    count(
      'a readmission',
      valid.some(a => is(a, 'grant') && valid.some(b => is(b, 'reduce') && same(a, b) && sees(a, b)))
    )
    count(
      'a restore',
      valid.some(op => op.operation.to !== undefined)
    )
    count(
      'a leave',
      valid.some(op => is(op, 'leave'))
    )
    count('a succession', result.authority.reigns.length > 1)
    count('a forked log', new Set(world.ops.map(({ by, seq }) => by + seq)).size < world.ops.length)
    count(
      'some data in, some out',
      new Set(world.data.map(entry => result.members.accepts(entry))).size === 2
    )
  }
  for (const [name, times] of reached) assert.ok(times >= RUNS * 0.02, `${name}: ${times} of ${RUNS}`)
})

property(
  'any order and repetition of operations gives the same result',
  0.9,
  fc.tuple(stories, numbers),
  ([story, stream], hit) => {
    const world = build(story)
    if (world.ops.length > 4) hit()
    const twice = [...world.ops, ...world.ops.filter(() => draw(stream) % 2 === 1)]
    assert.equal(digest(world, resolve(shuffled(twice, stream))), digest(world, resolve(world.ops)))
  }
)

property(
  'an operation counts exactly if its author leads at its place by a live grant it saw',
  0.6,
  stories,
  (story, hit) => {
    const world = build(story)
    const result = resolve(world.ops)
    const { nodes, roots, about } = result.authority
    for (const { placed: op, says } of nodes.values()) {
      if (says === null || says.kind === 'leave' || roots.has(op.by) || roots.has(says.dev)) continue
      const { role, live } = authStanding(result, DEVICES.indexOf(op.by), op.seq)
      const hasRight =
        role === 'coordinator' &&
        live.some(
          ({ placed, says: grant }) =>
            grant.kind === 'grant' &&
            grant.role === 'coordinator' &&
            (grant.to !== undefined || world.past.get(op.id)!.has(placed.id))
        )
      if (hasRight) hit()
      assert.equal(isValid(result, op), hasRight)
      assert.equal(about.get(says.dev)?.some(({ placed }) => placed === op) === true, hasRight)
    }
  }
)

property('no escalation: operations without right can be replaced by nothing', 0.5, stories, (story, hit) => {
  const world = build(story)
  const result = resolve(world.ops)
  const bad = new Set(world.ops.filter(op => !isValid(result, op) && op.operation.kind !== 'succeed'))
  if (bad.size > 0) hit()
  assert.equal(
    digest(world, resolve(world.ops.map(op => (bad.has(op) ? noop(op) : op)))),
    digest(world, result)
  )
})

property(
  'a block by the root that nobody has seen holds from its cut on',
  0.4,
  two,
  ([story, on, auth, data], hit) => {
    const world = build(story)
    const before = resolve(world.ops)
    const { reigns, about } = before.authority
    if (reigns.length > 1 || reigns[0]!.until < Infinity || !about.has(DEVICES[on]!)) return
    hit()
    const last = world.log[0]!.at(-1)
    const block = world.op(0, 'reduce', on, 'blocked', { from: { auth, data }, sees: last ? [last.id] : [] })
    const result = resolve(world.ops)
    assert.ok(isValid(result, block))
    assert.equal(role(result, on), 'blocked')
    for (const op of world.ops) {
      if (op.by === DEVICES[on] && op.seq >= auth && op.operation.kind !== 'leave')
        assert.ok(!isValid(result, op))
    }
    for (const entry of world.data) {
      if (entry.dev === DEVICES[on] && entry.seq >= data) assert.ok(!result.members.accepts(entry))
    }
  }
)

const lesser = fc.constantFrom('blocked', 'viewer', 'member')
property(
  'a reduction with true cuts takes nothing back',
  0.2,
  fc.tuple(two, lesser),
  ([[story, on], to], hit) => {
    const world = build(story)
    asRoot(world, before => {
      if (isRoot(before, on)) return
      const kept = accepted(world, before)
      const valid = world.ops.filter(op => isValid(before, op))
      if (kept.some(name => name.startsWith(DEVICES[on]!))) hit()
      world.op(0, 'reduce', on, to, { from: { auth: 99, data: world.lengths[on]! } })
      const result = resolve(world.ops)
      assert.deepEqual(accepted(world, result), kept)
      for (const op of valid) assert.ok(isValid(result, op))
      const late = world.write(on)
      if (to !== 'member') assert.ok(!result.members.accepts(late))
    })
  }
)

property('readmission leaves the gap out, a restore takes it in', 0.4, two, ([story, on, , data], hit) => {
  const world = build(story)
  asRoot(world, before => {
    if (isRoot(before, on)) return
    for (let entry = 0; entry < 4; entry++) world.write(on)
    const cut = Math.min(data, world.lengths[on]!)
    const start = Math.min(cut + 3, world.lengths[on]!)
    world.op(0, 'reduce', on, 'blocked', { from: { auth: 9, data: cut } })
    world.op(0, 'grant', on, 'member', { from: { auth: 9, data: start } })
    const gap = world.data.filter(({ dev, seq }) => dev === DEVICES[on] && seq >= cut && seq < start)
    if (gap.length > 0) hit()
    const readmitted = resolve(world.ops)
    for (const entry of gap) assert.ok(!readmitted.members.accepts(entry))
    world.sync(0, on)
    assert.ok(readmitted.members.accepts(world.write(on)))
    world.op(0, 'grant', on, 'member', { from: { auth: 9, data: cut }, to: { auth: 9, data: start } })
    const restored = resolve(world.ops)
    for (const entry of gap) assert.ok(restored.members.accepts(entry))
  })
})

property(
  "the root undoes any coordinator's reduction",
  0.05,
  fc.tuple(two, device),
  ([[story, on, auth], by], hit) => {
    const world = build(story)
    asRoot(world, before => {
      if (isRoot(before, on) || isRoot(before, by) || on === by) return
      const had = role(before, on)
      const own = world.data.filter(entry => entry.dev === DEVICES[on] && before.members.accepts(entry))
      if (rank(had) < rank('member') || own.length === 0) return
      world.all(by)
      const block = world.op(by, 'reduce', on, 'blocked', { from: { auth, data: 0 } })
      const reduced = resolve(world.ops)
      if (!isValid(reduced, block) || own.some(entry => reduced.members.accepts(entry))) return
      hit()
      world.all(0)
      world.op(0, 'grant', on, had, { from: {} })
      const result = resolve(world.ops)
      for (const entry of own) assert.ok(result.members.accepts(entry))
      assert.equal(role(result, on), had)
    })
  }
)

property(
  'a rogue cut at a length is as if it had written nothing after',
  0.1,
  two,
  ([story, on, auth], hit) => {
    const world = build(story)
    asRoot(world, before => {
      if (isRoot(before, on)) return
      const gone = new Set(world.ops.filter(({ by, seq }) => by === DEVICES[on] && seq >= auth))
      if ([...gone].some(op => isValid(before, op))) hit()
      world.op(0, 'reduce', on, 'blocked', { from: { auth, data: 99 } })
      const cut = resolve(world.ops)
      const never = resolve(world.ops.map(op => (gone.has(op) ? noop(op) : op)))
      assert.deepEqual(accepted(world, cut, DEVICES[on]), accepted(world, never, DEVICES[on]))
      for (const other of DEVICES.keys()) if (other !== on) assert.equal(role(cut, other), role(never, other))
    })
  }
)

property('juniors cannot lower a senior', 0.3, stories, (story, hit) => {
  const world = build(story)
  const result = resolve(world.ops)
  for (let most = 1; most < 5; most++) {
    const isJunior = ({ id, operation: { kind } }: PlacedOperation) =>
      kind !== 'leave' && kind !== 'succeed' && !((result.authority.nodes.get(id)?.strength ?? NaN) <= most)
    const without = resolve(world.ops.map(op => (isJunior(op) ? noop(op) : op)))
    for (const [of, dev] of DEVICES.entries()) {
      const { role: standing, live } = authStanding(without, of, END)
      if (standing !== 'coordinator' || !live.some(({ place }) => place <= most)) continue
      if (world.ops.some(op => op.operation.dev === dev && op.operation.kind === 'reduce' && isJunior(op)))
        hit()
      assert.equal(role(result, of), 'coordinator')
    }
  }
})

/** Two devices that lead now and at the next place of their logs. */
const bothLead = (world: World, result: Result, pair: readonly number[]) =>
  pair.every(of =>
    [role(result, of), authStanding(result, of, world.log[of]!.length).role].every(r => r === 'coordinator')
  )

property(
  'of two coordinators who block each other offline, exactly one is blocked',
  0.05,
  fc.tuple(two, device),
  ([[story, a], b], hit) => {
    const world = build(story)
    const before = resolve(world.ops)
    if (a === b || !bothLead(world, before, [a, b])) return
    // A restore of a range of an auth log may give what stands there another seniority than its author has now.
    const grants = (of: number, seq: number) =>
      authStanding(before, of, seq)
        .live.map(({ placed }) => placed.id)
        .join()
    const isSteady = [a, b].every(of => grants(of, world.log[of]!.length) === grants(of, END))
    if (isSteady) hit()
    const sees = world.everything()
    world.op(a, 'reduce', b, 'blocked', { from: { auth: 99, data: 99 }, sees })
    world.op(b, 'reduce', a, 'blocked', { from: { auth: 99, data: 99 }, sees })
    const result = resolve(world.ops)
    const roles = [role(result, a), role(result, b)].sort()
    if (isSteady) assert.deepEqual(roles, ['blocked', 'coordinator'])
    else assert.equal(roles[1], 'coordinator')
  }
)

property('leaving is always possible, and takes back nothing', 0.08, two, ([story, on], hit) => {
  const world = build(story)
  const before = resolve(world.ops)
  if (isRoot(before, on)) return
  const kept = accepted(world, before)
  const valid = world.ops.filter(op => isValid(before, op))
  if (kept.some(name => name.startsWith(DEVICES[on]!))) hit()
  world.op(on, 'leave', on)
  const result = resolve(world.ops)
  assert.deepEqual(accepted(world, result), kept)
  for (const op of valid) assert.ok(isValid(result, op))
  assert.ok(rank(role(result, on)) <= rank('left'))
  assert.ok(!result.members.accepts(world.write(on)))
})

property(
  'hiding what one saw never helps',
  0.05,
  fc.tuple(stories, fc.nat(6), fc.nat(9)),
  ([story, of, count], hit) => {
    const world = build(story)
    const { members } = resolve(world.ops)
    world.all(of)
    const entry = world.write(of)
    const poorer: EntryDeed = { ...entry, heads: [...world.know[of]!].slice(0, count).slice(-2) }
    const full = rank(members.roleAt(entry))
    if (full > 0) hit()
    assert.ok(rank(members.roleAt(poorer)) <= full)
  }
)

const given = fc.constantFrom('viewer', 'member', 'coordinator', 'blocked')
property(
  'what the root says, having seen everything, is the result',
  0.08,
  fc.tuple(two, given),
  ([[story, on], to], hit) => {
    const world = build(story)
    asRoot(world, before => {
      if (isRoot(before, on)) return
      hit()
      world.op(0, to === 'blocked' ? 'reduce' : 'grant', on, to)
      assert.equal(role(resolve(world.ops), on), to)
    })
  }
)

const strange = fc.constantFrom(NaN, -1, 1.5, '3', null, undefined, Infinity, {}, [], '__proto__')
const member = fc.constantFrom('length', 'role', 'kind', 'from', 'to', 'dev', 'seq', 'heads', 'operation')
property(
  'malformed and unknown operations say nothing, and never crash',
  0.9,
  fc.tuple(stories, fc.array(fc.anything(), { maxLength: 8 }), fc.nat(99), strange, member),
  ([story, junk, at, bad, key], hit) => {
    const world = build(story)
    hit()
    const expected = digest(world, resolve(world.ops))
    assert.equal(digest(world, resolve([...(junk as PlacedOperation[]), ...world.ops])), expected)
    const op = world.ops[at % world.ops.length]!
    const placed = ['seq', 'heads', 'operation'].includes(key)
    const from = { ...op.operation.from, data: { length: bad, hash: null } }
    const operation = key === 'length' ? { ...op.operation, from } : { ...op.operation, [key]: bad }
    const broken = {
      ...op,
      id: 'broken',
      ...(placed ? { [key]: bad } : { operation })
    } as unknown as PlacedOperation
    const result = resolve([...world.ops, broken])
    const isHarmless =
      (key === 'to' && bad === undefined) ||
      (key === 'dev' && typeof bad === 'string') ||
      (key === 'heads' && Array.isArray(bad)) ||
      op.operation.kind === 'succeed'
    if (!isHarmless) assert.ok(!isValid(result, broken), key)
    const entry = { ...world.write(1), seq: bad } as EntryDeed
    assert.equal(result.members.accepts(entry), false)
  }
)

property(
  'after a succession the old root key has no power, and the new one all of it',
  0.08,
  two,
  ([story, on], hit) => {
    const world = build(story)
    asRoot(world, before => {
      if (isRoot(before, 6) || on === 6) return
      hit()
      world.op(0, 'succeed', 6)
      const late = world.op(0, 'reduce', on, 'blocked')
      world.all(6)
      world.op(6, 'grant', on, 'member', { from: {} })
      const result = resolve(world.ops)
      assert.ok(!isValid(result, late))
      assert.equal(role(result, on), 'member')
      assert.equal(result.members.root, DEVICES[6])
      world.op(1, 'reduce', 6, 'blocked')
      assert.ok(isRoot(resolve(world.ops), 6))
    })
  }
)

property(
  'of two grants apart the lesser wins, unless the greater makes the device senior to the author of the lesser',
  0.05,
  fc.tuple(
    stories,
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
    fc.constantFrom('viewer' as const, 'member' as const),
    fc.constantFrom('member' as const, 'coordinator' as const)
  ),
  ([story, a, b, lower, higher], hit) => {
    const world = build(story)
    const before = resolve(world.ops)
    const lead = (of: number) => authStanding(before, of, world.log[of]!.length).role === 'coordinator'
    if (a === b || !lead(a) || !lead(b) || role(before, 6) === 'coordinator' || isRoot(before, 6)) return
    const sees = world.everything()
    const [one, other] = [world.op(a, 'grant', 6, lower, { sees }), world.op(b, 'grant', 6, higher, { sees })]
    const result = resolve(world.ops)
    assert.ok(isValid(result, one) && isValid(result, other))
    const { nodes } = result.authority
    if (nodes.get(other.id)!.place < nodes.get(one.id)!.strength!) return
    hit()
    assert.ok(rank(role(result, 6)) <= Math.min(rank(lower), rank(higher)))
  }
)

property('the heads of a new entry are enough for all its author was granted', 0.3, stories, (story, hit) => {
  const world = build(story)
  const { members } = resolve(world.ops)
  const heads = members.heads()
  assert.ok(heads.every(id => members.isValid(id)) && heads.length <= 64)
  for (const of of DEVICES.keys()) {
    const entry: EntryDeed = { ...world.write(of), seq: END, heads }
    const full = members.roleAt({ ...entry, heads: world.everything().slice(0, 64) })
    if (full !== 'blocked') hit()
    assert.equal(members.roleAt(entry), full)
  }
})
