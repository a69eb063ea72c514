import { canOperate } from './capabilities.js'
import { causalOrder, listIn, saw } from './causal-order.js'
import type { OperationNode, PlacedOperation, Step } from './causal-order.js'
import { standingAt } from './standing.js'
import type { GrantNode } from './standing.js'

/** The time during which one root key rules: from its predecessor's succession to its own first one. */
export interface Reign {
  readonly root: string
  readonly after: OperationNode | null
  readonly until: number
  /** Two successions at one place: nobody rules after this one. */
  readonly isForked: boolean
}

/** Which operations have authority, and what they say about whom. */
export interface Authority {
  readonly nodes: ReadonlyMap<string, OperationNode>
  readonly about: ReadonlyMap<string, readonly GrantNode[]>
  readonly reigns: readonly Reign[]
  readonly roots: ReadonlySet<string>
}

/**
 * Grants of coordinator are taken in order of seniority. When one is taken, everything that bears on it is decided,
 * since that comes from seniors alone. An operation gets authority at most once, so there are at most as many rounds
 * as grants.
 */
export function resolveAuthority(operations: readonly PlacedOperation[], founderRoot: string): Authority {
  const nodes = causalOrder(operations)
  const byAuthor = new Map<string, OperationNode[]>()
  for (const node of nodes.values()) {
    if (node.says !== null || node.heir !== null) listIn(byAuthor, node.placed.by).push(node)
  }
  const reigns = rootReigns(byAuthor, founderRoot)
  const roots = new Set(reigns.map(({ root }) => root))
  const about = leavesOf(byAuthor, roots)
  const waiting: GrantNode[] = []
  const authorise = (node: OperationNode, strength: number, path: readonly Step[]) => {
    if (!isGrantNode(node) || node.strength !== undefined || roots.has(node.says.dev)) return
    if (!canOperate('coordinator', node.says.kind, node.says.role)) return
    node.strength = strength
    listIn(about, node.says.dev).push(node)
    if (node.says.role !== 'coordinator') return
    node.path = [...path, { seq: orderOf(node), id: node.placed.id }]
    waiting.push(node)
  }
  for (const { root, after, until } of reigns) {
    for (const node of byAuthor.get(root) ?? []) {
      if (node.placed.seq <= until && (after === null || saw(node, after))) authorise(node, 0, [])
    }
  }
  for (let place = 1; waiting.length > 0; place++) {
    const grant = takeMostSenior(waiting)
    grant.place = place
    for (const node of byAuthor.get(grant.says.dev) ?? []) {
      if (node.strength === undefined && isBacked(node, grant, about)) authorise(node, place, grant.path!)
    }
  }
  return { nodes, about, reigns, roots }
}

function isGrantNode(node: OperationNode): node is GrantNode {
  return node.says !== null
}

/** Anybody but a root may leave, and needs nobody's leave to; it is the weakest of all operations. */
function leavesOf(
  byAuthor: ReadonlyMap<string, readonly OperationNode[]>,
  roots: ReadonlySet<string>
): Map<string, GrantNode[]> {
  const about = new Map<string, GrantNode[]>()
  for (const node of [...byAuthor.values()].flat()) {
    if (!isGrantNode(node) || node.says.kind !== 'leave' || roots.has(node.says.dev)) continue
    node.strength = Infinity
    listIn(about, node.says.dev).push(node)
  }
  return about
}

/** Whether this grant stands behind an operation of its holder: seen by it, and live at its place as coordinator. */
function isBacked(
  node: OperationNode,
  grant: GrantNode,
  about: ReadonlyMap<string, readonly GrantNode[]>
): boolean {
  if (!saw(node, grant) && grant.says.to === undefined) return false
  const { role, live } = standingAt(about.get(grant.says.dev) ?? [], { ...node.placed, log: 'auth' })
  return role === 'coordinator' && live.includes(grant)
}

function takeMostSenior(waiting: GrantNode[]): GrantNode {
  const grant = waiting.reduce((least, other) => (comparePaths(other.path!, least.path!) < 0 ? other : least))
  waiting.splice(waiting.indexOf(grant), 1)
  return grant
}

/** Whatever stands in a later generation of a log comes after all of those before it. */
const orderOf = ({ placed: { seq, generation } }: OperationNode) =>
  ((generation?.number ?? 1) - 1) * 2 ** 32 + seq

/** Fewer steps from the root is senior; then each step's place in its log, then its id. */
function comparePaths(a: readonly Step[], b: readonly Step[]): number {
  if (a.length !== b.length) return a.length - b.length
  for (const [place, step] of a.entries()) {
    const other = b[place]!
    if (step.seq !== other.seq) return step.seq - other.seq
    if (step.id !== other.id) return step.id < other.id ? -1 : 1
  }
  return 0
}

function rootReigns(byAuthor: ReadonlyMap<string, readonly OperationNode[]>, founderRoot: string): Reign[] {
  const reigns: Reign[] = []
  const seen = new Set<string>()
  let root: string | null = founderRoot
  let after: OperationNode | null = null
  while (root !== null && !seen.has(root)) {
    seen.add(root)
    const previous: OperationNode | null = after
    const heirs: readonly OperationNode[] = (byAuthor.get(root) ?? []).filter(
      node => node.heir !== null && (previous === null || saw(node, previous))
    )
    const until = heirs.reduce((least, { placed }) => Math.min(least, placed.seq), Infinity)
    const first = heirs.filter(({ placed }) => placed.seq === until)
    reigns.push({ root, after, until, isForked: first.length > 1 })
    root = first.length === 1 ? first[0]!.heir : null
    after = first[0] ?? null
  }
  return reigns
}
