import type { LogName, Role } from './entry.js'
import { ROLES } from './entry.js'

/** What a role may allow. `reduce:` and `grant:` name the role that is given. */
export type Capability =
  | 'create'
  | 'editOwn'
  | 'editOthers'
  | 'deleteOwn'
  | 'deleteOthers'
  | 'attach'
  | 'seePositions'
  | 'export'
  | 'release'
  | 'changeConfig'
  | `grant:${'viewer' | 'member' | 'coordinator'}`
  | `reduce:${'blocked' | 'viewer' | 'member'}`

const WRITE: readonly Capability[] = ['create', 'editOwn', 'deleteOwn', 'attach', 'seePositions', 'export']
const LEAD: readonly Capability[] = [
  'editOthers',
  'deleteOthers',
  'changeConfig',
  'release',
  'grant:viewer',
  'grant:member',
  'grant:coordinator',
  'reduce:blocked',
  'reduce:viewer',
  'reduce:member'
]

const TABLE: { readonly [role in Role]: ReadonlySet<string> } = {
  blocked: new Set(),
  left: new Set(),
  viewer: new Set<Capability>(['seePositions']),
  member: new Set(WRITE),
  coordinator: new Set([...WRITE, ...LEAD])
}

/** Whether a role allows something. */
export function can(role: Role, capability: Capability): boolean {
  return TABLE[role].has(capability)
}

/** As `can`, for a kind and role of an operation as others wrote them. */
export function canOperate(role: Role, kind: string, given: unknown): boolean {
  return typeof given === 'string' && TABLE[role].has(`${kind}:${given}`)
}

/** Place of a role in `ROLES`: the lesser role has the lesser rank. */
export function rankOf(role: Role): number {
  return ROLES.indexOf(role)
}

/** Kinds of documents that describe the project: they live in `config` and take `changeConfig`. */
const CONFIG_KINDS: ReadonlySet<string> = new Set(['preset', 'field', 'icon', 'projectSettings'])

/** The log in which changes of a kind of document stand. Kinds this version does not know stand in `data`. */
export function logOf(kind: string): 'config' | 'data' {
  return CONFIG_KINDS.has(kind) ? 'config' : 'data'
}

/** What an entry does, as far as rights go. */
export interface Deed {
  readonly log: LogName
  /** `attach` is a block of media; the others are the `op` of a change. */
  readonly op: 'create' | 'edit' | 'delete' | 'attach'
  /** The kind of the document; `attach` has none. */
  readonly kind: string
  /** True when the writer created the document. */
  readonly own: boolean
}

/** The capability a deed takes; null when nobody may do it. */
export function neededFor({ log, op, kind, own }: Deed): Capability | null {
  if (op === 'attach') return log === 'media' ? 'attach' : null
  if (log !== logOf(kind)) return null
  if (log === 'config') return 'changeConfig'
  if (op === 'create') return 'create'
  // What a device says of itself is its own to say.
  if (kind === 'deviceInfo' && !own) return null
  if (op === 'edit') return own ? 'editOwn' : 'editOthers'
  return own ? 'deleteOwn' : 'deleteOthers'
}
