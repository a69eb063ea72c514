import fc from 'fast-check'
import { resolveAuthority } from '../../src/model/authority.js'
import type { Authority } from '../../src/model/authority.js'
import { Membership } from '../../src/model/membership.js'
import { ROLES } from '../../src/model/index.js'
import type {
  AuthId,
  AuthOperation,
  Cut,
  DeviceId,
  EntryDeed,
  LogName,
  PlacedOperation,
  Role
} from '../../src/model/index.js'

/** The root R and six devices. */
export const DEVICES = ['R', 'A', 'B', 'C', 'D', 'E', 'F'] as unknown as readonly DeviceId[]
export type Lengths = { readonly [log in LogName]?: number }
type Open<Value> = { -readonly [Key in keyof Value]: Value[Key] }
export type OpenOperation = Open<Omit<AuthOperation, 'from'>> & { from?: { [log in LogName]: Open<Cut> } }
export type Written = Open<Omit<PlacedOperation, 'operation'>> & { operation: OpenOperation }
export const rank = (role: Role) => ROLES.indexOf(role)

export interface How {
  readonly from?: Lengths | undefined
  readonly to?: Lengths | undefined
  /** Names no heads. */
  readonly stale?: boolean
  /** Rewrites the last place of its log. */
  readonly fork?: boolean
  readonly sees?: readonly AuthId[]
}

/** Devices that each know some operations and some lengths of logs; each may write anything. */
export class World {
  readonly ops: Written[] = []
  readonly byId = new Map<AuthId, Written>()
  readonly past = new Map<AuthId, ReadonlySet<AuthId>>()
  readonly know = DEVICES.map(() => new Set<AuthId>())
  readonly log: Written[][] = DEVICES.map(() => [])
  readonly data: EntryDeed[] = []
  readonly lengths = DEVICES.map(() => 0)
  readonly seen = DEVICES.map(() => DEVICES.map(() => 0))

  heads(device: number, set: ReadonlySet<AuthId> = this.know[device]!): AuthId[] {
    const ids = [...set]
    return ids.filter(id => !ids.some(other => this.past.get(other)!.has(id)))
  }

  everything(): AuthId[] {
    return this.heads(0, new Set(this.byId.keys()))
  }

  #known(by: number, on: number): Lengths {
    const own = [...this.know[by]!].map(id => this.byId.get(id)!).filter(op => op.by === DEVICES[on])
    const auth = own.reduce((most, { seq }) => Math.max(most, seq + 1), 0)
    return { auth, data: by === on ? this.lengths[on]! : this.seen[by]![on]! }
  }

  op(by: number, kind: string, on: number, role?: string, how: How = {}): Written {
    const log = this.log[by]!
    const seq = log.length - (how.fork === true && log.length > 0 ? 1 : 0)
    const replaced = log[seq]
    const prev = log[seq - 1]?.id ?? null
    const heads = (how.sees ?? (how.stale === true ? [] : this.heads(by))).filter(
      head => replaced === undefined || (head !== replaced.id && !this.past.get(head)!.has(replaced.id))
    )
    const id = `${(((this.ops.length + 1) * 7919) % 9973).toString(36)}.${this.ops.length}` as AuthId
    const operation: OpenOperation = { kind, dev: DEVICES[on]! }
    if (kind === 'leave') {
      operation.role = 'left'
      operation.from = cuts({ ...(how.from ?? this.#known(by, by)), auth: seq + 1 })
    } else if (kind !== 'succeed') {
      operation.role = role as Role
      operation.from = cuts(how.from ?? this.#known(by, on))
    }
    if (how.to !== undefined) operation.to = { auth: 0, config: 0, data: 0, media: 0, ...how.to }
    const op: Written = { id, by: DEVICES[by]!, seq, prev, heads, operation }
    const before = [...heads, ...(prev === null ? [] : [prev])]
    this.past.set(id, new Set(before.flatMap(head => [head, ...this.past.get(head)!])))
    this.ops.push(op)
    this.byId.set(id, op)
    this.know[by]!.add(id)
    if (replaced === undefined) log.push(op)
    return op
  }

  write(device: number): EntryDeed {
    const seq = this.lengths[device]!++
    const entry = deed(device, { seq, heads: this.heads(device) })
    this.data.push(entry)
    this.seen[device]![device] = seq + 1
    return entry
  }

  /** `to` learns all that `from` knows. */
  sync(from: number, to: number): void {
    for (const id of this.know[from]!) this.know[to]!.add(id)
    this.seen[to] = this.seen[to]!.map((length, device) => Math.max(length, this.seen[from]![device]!))
  }

  all(to: number): void {
    for (const from of DEVICES.keys()) if (from !== to) this.sync(from, to)
  }
}

/** Cuts at these lengths, 0 where none is given. */
export function cuts(lengths: Lengths): { [log in LogName]: Open<Cut> } {
  const cut = (log: LogName) => ({ length: lengths[log] ?? 0, hash: null })
  return { auth: cut('auth'), config: cut('config'), data: cut('data'), media: cut('media') }
}

export function deed(device: number, parts: Partial<EntryDeed>): EntryDeed {
  const dev = DEVICES[device]!
  return { dev, log: 'data', seq: 0, heads: [], op: 'create', kind: 'observation', owner: dev, ...parts }
}

export interface Result {
  readonly authority: Authority
  readonly members: Membership
}
export function resolve(ops: readonly PlacedOperation[]): Result {
  const authority = resolveAuthority(ops, 'R')
  return { authority, members: new Membership(authority) }
}

/** The same operation without a meaning. */
export function noop(op: PlacedOperation): PlacedOperation {
  return { ...op, operation: { kind: 'noop', dev: op.operation.dev } }
}

export const isRoot = ({ authority }: Result, device: number) => authority.roots.has(DEVICES[device]!)
export const accepted = (world: World, { members }: Result, except?: DeviceId) =>
  world.data.filter(entry => entry.dev !== except && members.accepts(entry)).map(({ dev, seq }) => dev + seq)
export const digest = (world: World, { members }: Result) =>
  JSON.stringify([
    world.ops
      .map(({ id }) => id)
      .filter(id => members.isValid(id))
      .sort(),
    members.heads(),
    members.devices(),
    accepted(world, { members } as Result),
    world.data.map(entry => members.roleAt(entry))
  ])

const lengths = fc.record({ auth: fc.nat(4), data: fc.nat(4) })
const anyDevice = fc.nat(6)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('op' as const),
      by: anyDevice,
      on: anyDevice,
      kind: fc.constantFrom('grant', 'reduce', 'reduce', 'leave'),
      role: fc.constantFrom('blocked', 'viewer', 'member', 'coordinator'),
      lie: fc.boolean(),
      from: lengths,
      to: fc.option(lengths, { freq: 6 }),
      stale: fc.nat(5).map(n => n === 0),
      fork: fc.nat(11).map(n => n === 0)
    })
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('regrant' as const),
      by: fc.nat(3),
      on: fc.integer({ min: 1, max: 6 }),
      role: fc.constantFrom('member', 'coordinator')
    })
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sync' as const), from: anyDevice, to: anyDevice }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('write' as const), by: fc.integer({ min: 1, max: 6 }) })
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('mutual' as const), a: fc.nat(5), b: fc.nat(5), from: lengths })
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('op' as const),
      by: fc.nat(3),
      on: fc.integer({ min: 2, max: 6 }),
      kind: fc.constant('reduce'),
      role: fc.constantFrom('blocked', 'blocked', 'viewer', 'member'),
      lie: fc.nat(3).map(n => n === 0),
      from: lengths,
      to: fc.constant(null),
      stale: fc.constant(false),
      fork: fc.constant(false)
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('succeed' as const),
      by: fc.constantFrom(0, 0, 5, 6),
      on: fc.integer({ min: 4, max: 6 })
    })
  }
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never
type First = Grant | readonly ['sync', number, number] | readonly ['write', number]
type Grant = readonly ['grant', by: number, to: number, role: Role]

/** A chain of command: R invites A and B, A invites C, C invites D; B and C invite members. */
const chain: readonly First[] = [
  ['grant', 0, 1, 'coordinator'],
  ['sync', 0, 1],
  ['grant', 0, 2, 'coordinator'],
  ['sync', 0, 2],
  ['grant', 1, 3, 'coordinator'],
  ['sync', 1, 3],
  ['grant', 3, 4, 'coordinator'],
  ['sync', 3, 4],
  ['grant', 2, 5, 'member'],
  ['sync', 2, 5],
  ['grant', 3, 6, 'member'],
  ['sync', 3, 6],
  ['write', 4],
  ['write', 5],
  ['write', 5],
  ['write', 6],
  ['sync', 5, 4],
  ['sync', 4, 1],
  ['sync', 6, 2]
]
const longer: readonly First[] = [
  ...chain,
  ['sync', 0, 4],
  ['sync', 2, 4],
  ['grant', 4, 6, 'coordinator'],
  ['sync', 4, 6]
]
const wider: readonly First[] = [...chain, ['grant', 2, 5, 'coordinator'], ['sync', 2, 5]]

export type Story = readonly [readonly First[], readonly Step[]]
export const stories: fc.Arbitrary<Story> = fc.tuple(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(chain) },
    { weight: 2, arbitrary: fc.constant(longer) },
    { weight: 2, arbitrary: fc.constant(wider) },
    { weight: 2, arbitrary: fc.subarray([...chain], { minLength: 8 }) }
  ),
  fc.array(step, { maxLength: 26, size: 'max' })
)
/** Stories without a change of root. */
export const steady: fc.Arbitrary<Story> = stories.map(([first, rest]): Story => [
  first,
  rest.filter(step => step.do !== 'succeed')
])

/** The world that a story makes. */
export function build([first, rest]: Story): World {
  const world = new World()
  for (const one of first) {
    if (one[0] === 'sync') world.sync(one[1], one[2])
    else if (one[0] === 'write') world.write(one[1])
    else world.op(one[1], 'grant', one[2], one[3], { from: {} })
  }
  for (const step of rest) play(world, step)
  return world
}

function play(world: World, step: Step): void {
  if (step.do === 'sync') world.sync(step.from, step.to)
  else if (step.do === 'write') world.write(step.by)
  else if (step.do === 'regrant') world.op(step.by, 'grant', step.on, step.role)
  else if (step.do === 'succeed') world.op(step.by, 'succeed', step.on)
  else if (step.do === 'mutual') {
    if (step.a === step.b) return
    world.op(step.a, 'reduce', step.b, 'blocked', { from: step.from })
    world.op(step.b, 'reduce', step.a, 'blocked', { from: step.from })
  } else {
    const { by, kind, from, stale, fork } = step
    const isGrant = kind === 'grant'
    const role =
      isGrant && step.role === 'blocked'
        ? 'member'
        : !isGrant && step.role === 'coordinator'
          ? 'blocked'
          : step.role
    const to =
      isGrant && step.to !== null
        ? { auth: from.auth + step.to.auth, data: from.data + step.to.data }
        : undefined
    const lies = step.lie || to !== undefined
    world.op(by, kind, kind === 'leave' ? by : step.on, role, {
      from: lies ? from : undefined,
      to,
      stale,
      fork
    })
  }
}
