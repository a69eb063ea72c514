import { resolveAuthority } from './authority.js'
import type { Authority } from './authority.js'
import { can, neededFor, rankOf } from './capabilities.js'
import type { Capability, Deed } from './capabilities.js'
import { isHeadList, isLength, knowsKind, saw } from './causal-order.js'
import type { OperationNode, PlacedOperation } from './causal-order.js'
import { cutDeviceName } from './device-name.js'
import { LOGS, ROLES } from './entry.js'
import { LIMITS } from './limits.js'
import type { Generation, LogName, Role } from './entry.js'
import type { AuthId, DeviceId } from './ids.js'
import { speaksAbout, standingAt } from './standing.js'
import type { GrantNode, Place, Standing } from './standing.js'

/** An entry in one of a device's logs, as far as the role in force at it goes. */
export interface EntryPlace extends Place {
  readonly dev: DeviceId
  /** The membership operations that its author had seen. */
  readonly heads: readonly AuthId[]
}

/** A change, or a block of media, as far as rights go. */
export interface EntryDeed extends EntryPlace {
  readonly op: Deed['op']
  /** The kind of the document. */
  readonly kind: string
  /** The device that created the document; for a creation the writer itself. */
  readonly owner: DeviceId | null
}

/** A device that was ever granted a role. */
export interface MemberDevice {
  readonly deviceId: DeviceId
  /** The label that its latest counting grant gives it, at most 64 characters; may be empty. Never proof. */
  readonly name: string
  readonly role: Role
}

const LATEST: Place = { log: 'auth', seq: Infinity }

/**
 * Who may do what. Every peer computes the same answer from the same set of operations, in any order and
 * repetition, without a clock (see membership.md).
 */
export function resolveMembership(operations: readonly PlacedOperation[], founderRoot: string): Membership {
  return new Membership(resolveAuthority(operations, founderRoot))
}

/** The answer of the membership rule for one set of operations. */
export class Membership {
  readonly #authority: Authority
  readonly #successions: ReadonlySet<OperationNode>

  constructor(authority: Authority) {
    this.#authority = authority
    this.#successions = new Set(authority.reigns.flatMap(({ after }) => (after === null ? [] : [after])))
  }

  /** The root key that rules now; null after a forked succession. */
  get root(): string | null {
    const last = this.#authority.reigns.at(-1)
    return last === undefined || last.isForked || last.until < Infinity ? null : last.root
  }

  /**
   * The role in force for one entry: what its place in the log says, and no more than its author had seen granted.
   * 'blocked' while a head that it names is not here.
   */
  roleAt(entry: EntryPlace): Role {
    const about = this.#about(entry.dev)
    const heads = entry.heads.map(id => this.#authority.nodes.get(id))
    if (!heads.every(head => head !== undefined)) return 'blocked'
    let most = 0
    for (const node of about) {
      if (node.says.kind !== 'grant' || !speaksAbout(node.says, entry)) continue
      if (node.says.to !== undefined || heads.some(head => head === node || saw(head, node))) {
        most = Math.max(most, rankOf(node.says.role))
      }
    }
    return ROLES[Math.min(most, rankOf(standingAt(about, entry).role))]!
  }

  /** Whether a change counts: the role in force allows it, and it stands in the right log. */
  accepts(entry: EntryDeed): boolean {
    if (!isLength(entry.seq) || !isHeadList(entry.heads) || !LOGS.includes(entry.log)) return false
    const { dev, log, op, kind, owner } = entry
    const needed = neededFor({ log, op, kind, own: owner === dev })
    return needed !== null && can(this.roleAt(entry), needed)
  }

  /** The role of a device now; 'blocked' when nobody ever granted it one. */
  currentRole(dev: DeviceId): Role {
    return standingAt(this.#about(dev), LATEST).role
  }

  /** Whether a device may do something now. */
  can(dev: DeviceId, capability: Capability): boolean {
    return can(this.currentRole(dev), capability)
  }

  /** The role of a device at one place of one of its logs, whatever it had seen, and what gives it. */
  standing(dev: DeviceId, log: LogName, seq: number, generation?: Generation): Standing {
    return standingAt(this.#about(dev), { log, seq, generation })
  }

  /** Every device ever granted a role, by id. */
  devices(): readonly MemberDevice[] {
    const devices: MemberDevice[] = []
    for (const [dev, about] of this.#authority.about) {
      const grants = about.filter(({ says }) => says.kind === 'grant')
      if (grants.length === 0) continue
      const deviceId = dev as DeviceId
      devices.push({ deviceId, name: labelOf(grants), role: this.currentRole(deviceId) })
    }
    return devices.sort((a, b) => (a.deviceId < b.deviceId ? -1 : 1))
  }

  /**
   * Every device that was granted a role by somebody who may ever have led, whether or not that counts today. Their
   * logs belong to the project: while a grant counted, others may have built on what its device wrote.
   */
  everGranted(): readonly DeviceId[] {
    const grants = [...this.#authority.nodes.values()].filter(({ says }) => says?.kind === 'grant')
    const granted = new Set<DeviceId>()
    const leaders = new Set<string>(this.#authority.roots)
    // The set grows while it is walked.
    for (const leader of leaders) {
      for (const { placed, says } of grants) {
        if (placed.by !== leader || says === null) continue
        granted.add(says.dev)
        if (says.role === 'coordinator') leaders.add(says.dev)
      }
    }
    return [...granted]
  }

  /** Whether an operation counts: its author had the right to it. A succession counts when it ended a reign. */
  isValid(id: AuthId): boolean {
    const node = this.#authority.nodes.get(id)
    return node !== undefined && this.#counts(node)
  }

  /**
   * What a new entry names as seen: the counting operations that no other one saw, at most 64, by id. Those without
   * effect are left out, so that nobody can make others wait for an operation that they will never get.
   */
  heads(): readonly AuthId[] {
    const counting = [...this.#authority.nodes.values()].filter(node => this.#counts(node))
    const seen = new Uint32Array((this.#authority.nodes.size >> 5) + 1)
    for (const { past } of counting) past.forEach((bits, word) => (seen[word]! |= bits))
    return counting
      .filter(({ number }) => ((seen[number >> 5]! >>> (number & 31)) & 1) === 0)
      .map(({ placed }) => placed.id)
      .sort()
      .slice(0, LIMITS.heads)
  }

  /**
   * True when somebody with the right to lead wrote an operation of a kind that this version does not know: then
   * nothing may be written here until the app is updated.
   */
  get hasUnknown(): boolean {
    return [...this.#authority.nodes.values()].some(({ placed }) => {
      if (knowsKind(placed.operation.kind)) return false
      const { by } = placed
      return (
        this.#authority.roots.has(by) ||
        standingAt(this.#about(by), { ...placed, log: 'auth' }).role === 'coordinator'
      )
    })
  }

  #about(dev: string): readonly GrantNode[] {
    return this.#authority.about.get(dev) ?? []
  }

  #counts(node: OperationNode): boolean {
    return node.strength !== undefined || this.#successions.has(node)
  }
}

/** The latest label: of grants that did not see each other the senior's, then the greatest id. */
function labelOf(grants: readonly GrantNode[]): string {
  const latest = grants
    .filter(node => !grants.some(other => saw(other, node)))
    .sort((a, b) => a.strength! - b.strength! || (a.placed.id > b.placed.id ? -1 : 1))
  return cutDeviceName(latest[0]?.placed.operation.name)
}
