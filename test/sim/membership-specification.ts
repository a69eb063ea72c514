import {
  LOGS,
  ROLES,
  type AuthId,
  type LogName,
  type PlacedOperation,
  type Role
} from '../../src/model/index.js'

interface Says {
  readonly kind: string
  readonly dev: string
  readonly role: Role
  readonly from: { readonly [log in LogName]: { readonly length: number } }
  readonly to?: { readonly [log in LogName]: number }
}

interface Said extends Says {
  readonly op: PlacedOperation
  strength: number
  place: number
  path: readonly string[]
}

export interface SpecifiedMembership {
  readonly valid: readonly AuthId[]
  roleAt(dev: string, log: LogName, seq: number, heads: readonly AuthId[]): Role
  currentRole(dev: string): Role
}

const GIVES: { readonly [kind: string]: readonly string[] } = {
  grant: ['viewer', 'member', 'coordinator'],
  reduce: ['blocked', 'viewer', 'member'],
  leave: ['left']
}
const rank = (role: Role) => ROLES.indexOf(role)

/**
 * The membership rule said a second time, with plain sets and no care for speed; without successions, forked logs
 * and hashes, which the simulator does not make.
 */
export function specifiedMembership(
  operations: readonly PlacedOperation[],
  root: string
): SpecifiedMembership {
  const pasts = pastsOf(operations)
  const saw = (a: PlacedOperation, b: PlacedOperation) => pasts.get(a.id)?.has(b.id) === true
  const candidates = operations.filter(op => pasts.has(op.id)).flatMap(op => saidBy(op, root))
  const counting: Said[] = candidates.filter(({ kind }) => kind === 'leave')
  for (const leave of counting) leave.strength = Infinity

  const replaces = (a: Said, b: Said) => saw(a.op, b.op) && (b.kind === 'grant' || a.strength <= b.strength)
  const standing = (dev: string, log: LogName, seq: number) => {
    const about = counting
      .filter(said => said.dev === dev && seq >= said.from[log].length && (!said.to || seq < said.to[log]))
      .sort((a, b) => Number(b.kind === 'leave') - Number(a.kind === 'leave') || a.strength - b.strength)
    let heard: Said[] = []
    const live = () => heard.filter(b => !heard.some(a => replaces(a, b)))
    const role = () => ROLES[Math.min(...live().map(said => rank(said.role)))] ?? 'blocked'
    for (const said of about) {
      const isJunior = role() === 'coordinator' && live().some(({ place }) => place < said.strength)
      if (!isJunior) heard = [...heard, said]
    }
    return { role: role(), live: live() }
  }
  const authorise = (said: Said, strength: number, path: readonly string[]) => {
    if (counting.includes(said) || said.dev === root) return
    said.strength = strength
    said.path = [...path, `${String(said.op.seq).padStart(9, '0')} ${said.op.id}`]
    counting.push(said)
  }
  for (const said of candidates) if (said.op.by === root) authorise(said, 0, [])
  const taken: Said[] = []
  for (;;) {
    const [grant] = counting
      .filter(said => said.kind === 'grant' && said.role === 'coordinator' && !taken.includes(said))
      .sort((a, b) => a.path.length - b.path.length || (a.path.join() < b.path.join() ? -1 : 1))
    if (!grant) break
    taken.push(grant)
    grant.place = taken.length
    for (const said of candidates.filter(({ op }) => op.by === (grant.dev as typeof op.by))) {
      if (!saw(said.op, grant.op) && !grant.to) continue
      const { role, live } = standing(grant.dev, 'auth', said.op.seq)
      if (role === 'coordinator' && live.includes(grant)) authorise(said, grant.place, grant.path)
    }
  }
  return {
    valid: counting.map(({ op }) => op.id).sort(),
    currentRole: dev => standing(dev, 'auth', Infinity).role,
    roleAt(dev, log, seq, heads) {
      if (!heads.every(head => pasts.has(head))) return 'blocked'
      const granted = counting.filter(
        ({ kind, dev: about, from, to, op }) =>
          kind === 'grant' &&
          about === dev &&
          seq >= from[log].length &&
          (to ? seq < to[log] : heads.some(head => head === op.id || pasts.get(head)!.has(op.id)))
      )
      const most = Math.max(0, ...granted.map(({ role }) => rank(role)))
      return ROLES[Math.min(most, rank(standing(dev, log, seq).role))]!
    }
  }
}

/** All that came before each operation; one whose past is not whole is left out. */
function pastsOf(operations: readonly PlacedOperation[]): ReadonlyMap<string, ReadonlySet<string>> {
  const pasts = new Map<string, ReadonlySet<string>>()
  for (let before = -1; before < pasts.size;) {
    before = pasts.size
    for (const { id, prev, heads } of operations) {
      const names = prev === null ? heads : [...heads, prev]
      if (pasts.has(id) || !names.every(name => pasts.has(name))) continue
      pasts.set(id, new Set(names.flatMap(name => [name, ...pasts.get(name)!])))
    }
  }
  return pasts
}

function saidBy(op: PlacedOperation, root: string): Said[] {
  const { kind, dev, role, from, to } = op.operation
  if (role === undefined || !GIVES[kind]?.includes(role) || !from || dev.length === 0) return []
  if (to && kind !== 'grant') return []
  const isOwn = dev === op.by
  if (kind === 'leave' ? !isOwn || from.auth.length !== op.seq + 1 || dev === root : isOwn) return []
  if (!LOGS.every(log => from[log].length >= 0)) return []
  const says: Says = { kind, dev, role, from, ...(to && { to }) }
  return [{ ...says, op, strength: -1, place: Infinity, path: [] }]
}
