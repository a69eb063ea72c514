import { rankOf } from './capabilities.js'
import { saw } from './causal-order.js'
import type { Grant, HashAt, OperationNode } from './causal-order.js'
import type { Cut, Generation, LogName, Role } from './entry.js'

/** A place in one of a device's logs. */
export interface Place {
  readonly log: LogName
  readonly seq: number
  /** Absent in the first generation of the log. */
  readonly generation?: Generation | undefined
  readonly hashAt?: HashAt | undefined
}

/** A node that says something about a device. */
export type GrantNode = OperationNode & { readonly says: Grant }

/** Whether an operation speaks about the entry at a place of its device's logs. */
export function speaksAbout({ kind, from, to }: Grant, { log, seq, generation, hashAt }: Place): boolean {
  const cut = cutAt(from[log], generation)
  const known =
    cut.length > 0 && cut.hash !== null && typeof hashAt === 'function' ? hashAt(cut.length) : undefined
  const isOnBranch = known === undefined || known === cut.hash
  // What reduces rights also speaks about every entry off the branch that it names; a grant never does.
  if (kind !== 'grant') return seq >= cut.length || !isOnBranch
  return isOnBranch && seq >= cut.length && (to === undefined || (generation === undefined && seq < to[log]))
}

/** The part of a cut that is about one generation; all of a generation that was not known comes after it. */
export function cutAt(cut: Cut, generation: Generation | undefined): Pick<Cut, 'length' | 'hash'> {
  if (generation === undefined) return cut
  return cut.later?.find(other => other.generation === generation.id) ?? AT_THE_BEGINNING
}

const AT_THE_BEGINNING = { length: 0, hash: null }

/** A later operation replaces what it saw; but a reduction yields only to an authority not junior to its own. */
function supersedes(a: GrantNode, b: GrantNode): boolean {
  return saw(a, b) && (b.says.kind === 'grant' || a.strength! <= b.strength!)
}

function leastRole(live: readonly GrantNode[]): Role {
  if (live.length === 0) return 'blocked'
  return live.reduce<Role>(
    (least, { says }) => (rankOf(says.role) < rankOf(least) ? says.role : least),
    'coordinator'
  )
}

/** The role of a device at a place, and the operations that give it. */
export interface Standing {
  readonly role: Role
  readonly live: readonly GrantNode[]
}

/**
 * The standing of a device at a place. `about` holds the operations about it: its own leaves, then those with
 * authority, seniors first. While it stands as coordinator, the operations of its juniors do not count.
 */
export function standingAt(about: readonly GrantNode[], place: Place): Standing {
  const counted: GrantNode[] = []
  let live: GrantNode[] = []
  for (const node of about) {
    if (!speaksAbout(node.says, place)) continue
    const isOutranked = leastRole(live) === 'coordinator' && live.some(grant => grant.place < node.strength!)
    if (isOutranked) continue
    live = live.filter(other => !supersedes(node, other))
    if (!counted.some(other => supersedes(other, node))) live.push(node)
    counted.push(node)
  }
  return { role: leastRole(live), live }
}
