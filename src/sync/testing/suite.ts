import { CairnError, FIELD, TAG_PREFIX } from '../../model/index.js'
import type { CairnErrorCode, DocumentId, FieldPatch, Json } from '../../model/index.js'
import type { Commit, ProjectStore, SyncAdapter } from '../adapter.js'

/** An adapter made for one test, and how to end it with all it holds. */
export interface Made {
  readonly adapter: SyncAdapter
  readonly close: () => Promise<void>
}
export interface AdapterSuiteOptions {
  /** `test` of node:test, or `it` of any runner. */
  readonly test: (name: string, run: () => Promise<void>) => unknown
  /** Begins the name of every test. */
  readonly name: string
  /** Makes an adapter with no projects. */
  readonly make: () => Promise<Made>
  /**
   * Whether answers that were given apart stand beside each other, with the limits that this takes. False for a back
   * end of your own that keeps the last answer and ignores `saw`. Default true.
   */
  readonly merges?: boolean
}

/** A named part of the suite, given a fresh adapter, and whether it merges. */
export type Case = readonly [name: string, run: (adapter: SyncAdapter, merges: boolean) => Promise<void>]

/** A runner's assertion library is not at hand: the suite runs in Node and in a page. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [a, b] = [textOf(actual), textOf(expected)]
  if (a !== b) throw new Error(`${what}: expected ${short(b)}, but it was ${short(a)}`)
}

function short(text: string): string {
  return text.length > 500 ? `${text.slice(0, 500)}… (${text.length} characters)` : text
}

export function holds(fact: boolean, what: string): void {
  if (!fact) throw new Error(what)
}

export async function refused(
  promise: Promise<unknown>,
  code: CairnErrorCode,
  what: string
): Promise<CairnError> {
  try {
    await promise
  } catch (error) {
    if (CairnError.is(error, code)) return error
    throw new Error(`${what}: expected the code ${code}`, { cause: error })
  }
  throw new Error(`${what}: expected the code ${code}, but it went through`)
}

/** Members in order, since an adapter may keep JSON in canonical form. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === undefined) return '(undefined)'
    if (part instanceof Map || part instanceof Set) return [...part] as unknown[]
    const isRecord = typeof part === 'object' && part !== null && !Array.isArray(part)
    return isRecord ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part
  })
}

export async function openNew(adapter: SyncAdapter, name = 'Wetlands'): Promise<ProjectStore> {
  const { id } = await adapter.create({ name, deviceName: 'Ana' })
  return adapter.open(id)
}

/** A creation of an observation: what is given, and a note. */
export function observation(facts: {
  readonly note: string
  readonly at?: readonly [number, number]
  readonly preset?: string
  readonly more?: readonly (readonly [string, Json])[]
}): Commit {
  const { note, at, preset, more = [] } = facts
  const set: FieldPatch = new Map<string, Json>([
    [TAG_PREFIX + 'note', note],
    ...(at === undefined ? [] : [[FIELD.location, { type: 'Point', coordinates: at }] as const]),
    ...(preset === undefined ? [] : [[FIELD.presetRef, preset] as const]),
    ...more
  ])
  return { type: 'create', kind: 'observation', set }
}

export async function create(store: ProjectStore, ...commits: readonly Commit[]): Promise<DocumentId[]> {
  return [...(await store.documents.commit(commits))]
}

export async function noteOf(store: ProjectStore, id: DocumentId): Promise<Json | undefined> {
  const document = await store.documents.get(id)
  return document?.fields.get(TAG_PREFIX + 'note')?.value
}

/** Waits for what other parties do in their own time; ends by itself when it never comes. */
export async function eventually(
  fact: () => boolean | Promise<boolean>,
  what: string,
  milliseconds = 2_000
): Promise<void> {
  for (const from = performance.now(); performance.now() - from < milliseconds;) {
    if (await fact()) return
    await new Promise(resolve => setTimeout(resolve, 10))
  }
  throw new Error(what)
}
