import type { StorageState, StorageWarning } from '../../adapter.js'
import { Listeners } from '../../listeners.js'
import type { StorageWatch } from '../storage.js'

/** How often it is looked whether there is something else to warn of. */
const LOOK_EVERY_MS = 10_000
/** From this share of the room on it is said to be nearly full, and whenever less than this is left. */
const NEARLY_FULL = 0.8
const LEAST_ROOM = 8 << 20
/** More than this is never asked for. */
const MOST_ROOM = 1 << 30

export interface Watched {
  readonly kind: StorageState['kind']
  /** It lasts as long as a private window. */
  readonly isPassing: boolean
  /** This page kept something before, of which nothing was found. */
  readonly wasRemoved: boolean
  /** Why nothing more is saved. */
  failure(): Error | undefined
  /** Whether so many bytes more would fit. */
  hasRoom(bytes: number): Promise<boolean>
  /** Looks after the place; a `failure` follows when it is gone. */
  check(): Promise<void>
}

/** Watches over the storage of a page and says what a person must know of it. */
export class PageStatus implements StorageWatch {
  readonly #watched: Watched
  readonly #listeners = new Listeners<void>()
  readonly #timer = setInterval(() => void this.look(), LOOK_EVERY_MS)
  #trial: Promise<boolean> = Promise.resolve(true)
  #said = ''

  constructor(watched: Watched) {
    this.#watched = watched
    void this.look()
  }

  async state(): Promise<StorageState> {
    const { kind, isPassing } = this.#watched
    const { usage = null, quota = null } = kind === 'memory' ? {} : await estimate()
    const persisted = isPassing ? null : await isPersisted()
    const isNearlyFull = await this.#isNearlyFull(usage, quota)
    return { kind, persisted, usage, quota, warnings: this.#warnings(persisted, isNearlyFull) }
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener)
  }

  /** Tells when the warnings have changed. */
  async look(): Promise<void> {
    await this.#watched.check()
    const { warnings } = await this.state()
    const now = warnings.map(({ code }) => code).join()
    if (now === this.#said) return
    this.#said = now
    this.#listeners.tell()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#listeners.clear()
  }

  async #isNearlyFull(usage: number | null, quota: number | null): Promise<boolean> {
    if (usage === null || quota === null || this.#watched.failure()) return false
    if (usage >= quota * NEARLY_FULL) return true
    const rest = (usage * (1 - NEARLY_FULL)) / NEARLY_FULL
    const wanted = Math.min(Math.max(rest, LEAST_ROOM), MOST_ROOM)
    // One after the other: they would be in each other's way.
    const trial = () => this.#watched.hasRoom(wanted)
    this.#trial = this.#trial.then(trial, trial)
    return !(await this.#trial)
  }

  #warnings(persisted: boolean | null, isNearlyFull: boolean): readonly StorageWarning[] {
    const failure = this.#watched.failure()
    const isRemoved = failure !== undefined && 'code' in failure && failure.code === 'storage-removed'
    return [
      ...(failure ? [{ code: isRemoved ? 'removed' : 'failed', message: failure.message } as const] : []),
      ...(this.#watched.wasRemoved ? [{ code: 'removed', message: WAS_REMOVED } as const] : []),
      ...(this.#watched.isPassing ? [{ code: 'not-kept', message: NOT_KEPT } as const] : []),
      ...(isNearlyFull ? [{ code: 'nearly-full', message: NEARLY_FULL_SAID } as const] : []),
      ...(persisted === false ? [{ code: 'may-be-removed', message: MAY_BE_REMOVED } as const] : [])
    ]
  }
}

const WAS_REMOVED =
  'The browser has removed what this page kept before. Join your projects again to get them back from other devices.'
const NOT_KEPT =
  'This browser keeps nothing for this page. When you close it, all is gone that no other device has by then.'
const NEARLY_FULL_SAID =
  'Most of the room that this page has is in use. Free some space on this device before it is full.'
const MAY_BE_REMOVED =
  'The browser may remove what this page keeps when room is short. Add it to the home screen, and let other devices have copies.'

/** A page that is no secure context is told neither, one in Safari before 17 not the room. */
const manager = (): Partial<StorageManager> | undefined => (navigator as { storage?: StorageManager }).storage
const estimate = async (): Promise<StorageEstimate> => (await manager()?.estimate?.()) ?? {}
const isPersisted = async (): Promise<boolean> => (await manager()?.persisted?.()) ?? false
