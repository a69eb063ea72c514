import { CairnError, type ProjectId } from '../../model/index.js'
import { LastingAdapter } from '../lasting/lasting-adapter.js'
import { storageFailure } from '../storage/failure.js'
import type { PeerStorage, Reopening } from '../storage/storage.js'
import type { Standing } from './open-project.js'
import type { OpenProjects } from './open-projects.js'
import type { PeerEngine } from './peer-engine.js'

const FIRST_PAUSE_MS = 1_000
/** Between two looks for room, at most. */
const LONGEST_PAUSE_MS = 5_000
/** What was opened anew and is full again within this time is not tried at once. */
const LASTED_MS = 60_000

/** What may be otherwise a moment later. */
const PASSING: ReadonlySet<string> = new Set(['storage-full', 'storage-in-use'])

interface RevivalParts {
  /** Opens the projects of a storage. */
  readonly open: (parts: {
    readonly storage: PeerStorage
    readonly standings: ReadonlyMap<ProjectId, Standing>
    readonly onFull: () => void
  }) => Promise<PeerEngine>
  /** The projects were opened anew. */
  readonly onOpened: () => void
}

/**
 * Keeps a device going after its storage was full. A store that has failed to write takes nothing more until it is
 * opened again, and what was in memory is worth no more than what is on disk: so when there is room the projects are
 * closed, the storage is opened anew, and the projects after it. Until then everything stays readable.
 */
export class Revival {
  /** The device for as long as the program lives. */
  readonly lasting = new LastingAdapter()
  readonly #parts: RevivalParts
  #storage: PeerStorage
  #engine: PeerEngine | null = null
  #stopWatching: (() => void) | undefined
  #openedAt = 0
  #pause = FIRST_PAUSE_MS
  #timer: ReturnType<typeof setTimeout> | null = null
  #running: Promise<void> = Promise.resolve()
  #isEnded = false

  constructor(storage: PeerStorage, parts: RevivalParts) {
    this.#storage = storage
    this.#parts = parts
  }

  /** Null while the storage is being opened. */
  get projects(): OpenProjects | null {
    return this.#engine?.projects ?? null
  }

  /** @throws CairnError 'closed' */
  get opened(): OpenProjects {
    if (this.#engine) return this.#engine.projects
    throw new CairnError('closed', 'This device was closed. Open it again.')
  }

  async open(standings: ReadonlyMap<ProjectId, Standing> = new Map()): Promise<void> {
    const storage = this.#storage
    const engine = await this.#parts.open({ storage, standings, onFull: () => this.#lookFrom(storage) })
    this.#engine = engine
    this.#openedAt = performance.now()
    // Small files may be the first that find no room, and no project is told of them.
    this.#stopWatching = storage.status?.subscribe(() => this.#lookFrom(storage))
    this.lasting.use({ adapter: engine.adapter, isHere: true })
  }

  /** Gives the answer on; a refusal for want of room is one to recover from. */
  async watch<Answer>(asked: Promise<Answer>): Promise<Answer> {
    try {
      return await asked
    } catch (error) {
      if (CairnError.is(error, 'storage-full')) this.#lookFrom(this.#storage)
      throw error
    }
  }

  /** Closes the projects, and opens none any more. */
  async end(): Promise<void> {
    this.#isEnded = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
    await this.#engine?.projects.close()
    this.#stopWatching?.()
    this.lasting.fail(new CairnError('closed', 'This device was closed. Open it again.'))
  }

  async closeStorage(): Promise<void> {
    await this.#storage.close()
  }

  /** Looks for room from now on, if this storage is in use and can be opened anew. */
  #lookFrom(storage: PeerStorage): void {
    if (storage !== this.#storage || this.#timer) return
    if (performance.now() - this.#openedAt > LASTED_MS) this.#pause = FIRST_PAUSE_MS
    this.#lookLater()
  }

  #lookLater(): void {
    const { reopening } = this.#storage
    if (this.#isEnded || !reopening) return
    this.#timer = setTimeout(() => {
      this.#running = this.#look(reopening)
    }, this.#pause)
    this.#pause = Math.min(this.#pause * 1.5, LONGEST_PAUSE_MS)
  }

  async #look(reopening: Reopening): Promise<void> {
    // What cannot be looked at now is looked at later.
    const found = await reopening.look().catch((): 'full' => 'full')
    this.#timer = null
    if (this.#isEnded || found === 'not-full') return
    if (found === 'full') return this.#lookLater()
    const standings = this.#engine?.projects.standings() ?? new Map<ProjectId, Standing>()
    await this.#close()
    await this.#reopen(reopening, standings)
  }

  async #close(): Promise<void> {
    this.lasting.lose()
    const engine = this.#engine
    this.#engine = null
    this.#stopWatching?.()
    // A storage that has failed may say so once more; what comes after it reads what is on disk.
    await Promise.allSettled([engine?.projects.close()])
    await Promise.allSettled([this.#storage.close()])
  }

  /** Calls wait meanwhile. Somebody else may have taken the room: then it is tried for as long as the program runs. */
  async #reopen(reopening: Reopening, standings: ReadonlyMap<ProjectId, Standing>): Promise<void> {
    while (!this.#isEnded) {
      try {
        this.#storage = await reopening.open()
        await this.open(standings)
        this.#parts.onOpened()
        return
      } catch (error) {
        await Promise.allSettled([this.#storage.close()])
        const failure = storageFailure(error)
        if (!PASSING.has(failure.code)) return this.lasting.fail(failure)
        await new Promise(resolve => setTimeout(resolve, FIRST_PAUSE_MS))
      }
    }
  }
}
