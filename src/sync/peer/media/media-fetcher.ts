import { MEDIA_BLOCK_BYTES, mediaBlocks, type MediaHash } from '../../../model/index.js'
import { MEDIA_VARIANTS, type MediaReach, type MediaVariant } from '../../adapter.js'
import { nameOf, type MediaLibrary, type PartSource } from './media-library.js'
import type { MediaLog } from './media-log.js'

/** Parts on their way at one time. */
const AT_ONCE = 6
const SOON_MS = 20
/** How often bytes that were not genuine are fetched again, from the same card. */
const MOST_FAILURES = 2
const SMALLEST_FIRST = [...MEDIA_VARIANTS].reverse()

interface Want {
  readonly hash: MediaHash
  readonly variant: MediaVariant
}
interface Fetching extends Want {
  readonly source: PartSource
  readonly end: AbortController
  readonly done: Promise<void>
  arrived: number
}

export interface FetcherParts {
  readonly library: MediaLibrary
  /** What this device fetches by itself now. */
  readonly reach: () => MediaReach
  /** Whether a device that is connected holds it. */
  readonly isReachable: (source: PartSource) => boolean
  readonly logOf: (source: PartSource) => MediaLog | undefined
  /** Puts what came on disk and checks its hash. */
  readonly settle: (source: PartSource) => Promise<boolean>
  readonly onFetched: (hash: MediaHash, source: PartSource) => void
  /** What does not fit its card: its blocks are given up. */
  readonly onWrong: (source: PartSource) => Promise<void>
  readonly onProgress: (hash: MediaHash) => void
  readonly onFault: (error: unknown) => void
}

/** Fetches what the policy wants, and what somebody asked for, from the devices that are there: small pictures first. */
export class MediaFetcher {
  readonly #parts: FetcherParts
  /** Wanted, and to be looked at; what nobody who is there holds waits in `#stuck` until that changes. */
  readonly #wanted = new Map(SMALLEST_FIRST.map(variant => [variant, new Map<string, Want>()]))
  readonly #stuck = new Map<string, Want>()
  readonly #active = new Map<string, Fetching>()
  /** What readers wait for, with how many do. */
  readonly #asked = new Map<string, { readonly want: Want; count: number }>()
  readonly #failures = new Map<string, number>()
  #timer: ReturnType<typeof setTimeout> | null = null
  #isNews = false
  #isClosed = false

  constructor(parts: FetcherParts) {
    this.#parts = parts
  }

  /** Something about a file is different: its cards, who names it, whether it is here. */
  look(hash: MediaHash): void {
    for (const variant of MEDIA_VARIANTS) {
      const want = { hash, variant }
      this.#stuck.delete(keyOf(want))
      if (this.#isMissing(want)) this.#note(want)
      else this.#wanted.get(variant)?.delete(keyOf(want))
    }
    this.#soon()
  }

  /** Other devices are there, or hold something else, or the policy is another one. */
  lookAgain(): void {
    this.#isNews = true
    this.#soon()
  }

  /** Fetches it although the policy does not, until the answer is called. */
  ask(want: Want): () => void {
    const key = keyOf(want)
    const asked = this.#asked.get(key) ?? { want, count: 0 }
    asked.count++
    this.#asked.set(key, asked)
    this.look(want.hash)
    return () => {
      if (--asked.count === 0) this.#asked.delete(key)
      this.look(want.hash)
      if (!this.#isMissing(want)) this.#active.get(key)?.end.abort()
    }
  }

  /** Bytes that have come of a part that is being fetched. */
  arrived(source: PartSource): number {
    const name = nameOf(source)
    return [...this.#active.values()].find(fetching => nameOf(fetching.source) === name)?.arrived ?? 0
  }

  took(log: MediaLog, index: number): void {
    for (const fetching of this.#active.values()) {
      const { owner, part } = fetching.source
      if (owner !== log.owner || index < part.start || index >= part.start + mediaBlocks(part.bytes)) continue
      fetching.arrived = Math.min(part.bytes, fetching.arrived + MEDIA_BLOCK_BYTES)
      this.#parts.onProgress(fetching.hash)
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    const active = [...this.#active.values()]
    for (const { end } of active) end.abort()
    await Promise.all(active.map(({ done }) => done))
  }

  #isMissing({ hash, variant }: Want): boolean {
    const { library, reach } = this.#parts
    const isWanted = this.#asked.has(keyOf({ hash, variant })) || library.isWantedHere(hash, variant, reach())
    return isWanted && !library.here(hash, variant)
  }

  #note(want: Want): void {
    this.#wanted.get(want.variant)?.set(keyOf(want), want)
  }

  #soon(): void {
    if (this.#isClosed) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#start()
    }, SOON_MS)
  }

  #start(): void {
    if (this.#isNews) this.#reconsider()
    for (const want of this.#inTurn()) {
      if (this.#isClosed || this.#active.size >= AT_ONCE) return
      const key = keyOf(want)
      if (this.#active.has(key)) continue
      this.#wanted.get(want.variant)?.delete(key)
      if (!this.#isMissing(want)) continue
      const source = this.#parts.library
        .sources(want.hash, want.variant)
        .find(candidate => this.#parts.isReachable(candidate))
      const log = source && this.#parts.logOf(source)
      if (source && log) this.#fetch(want, source, log)
      else this.#stuck.set(key, want)
    }
  }

  #reconsider(): void {
    this.#isNews = false
    for (const want of this.#stuck.values()) this.#note(want)
    this.#stuck.clear()
    for (const fetching of this.#active.values()) {
      if (!this.#isMissing(fetching) || !this.#parts.isReachable(fetching.source)) fetching.end.abort()
    }
  }

  /** What somebody waits for, then the small before the large. */
  *#inTurn(): Generator<Want> {
    for (const { want } of this.#asked.values()) if (!this.#stuck.has(keyOf(want))) yield want
    for (const wanted of this.#wanted.values()) yield* wanted.values()
  }

  #fetch(want: Want, source: PartSource, log: MediaLog): void {
    const end = new AbortController()
    const done = this.#run(want, source, log, end.signal)
      .catch((error: unknown) => this.#parts.onFault(error))
      .finally(() => {
        this.#active.delete(keyOf(want))
        this.look(want.hash)
        this.#parts.onProgress(want.hash)
      })
    this.#active.set(keyOf(want), { ...want, source, end, done, arrived: 0 })
  }

  async #run(want: Want, source: PartSource, log: MediaLog, signal: AbortSignal): Promise<void> {
    const present = (await log.count(source.part)) * MEDIA_BLOCK_BYTES
    const fetching = this.#active.get(keyOf(want))
    if (fetching) fetching.arrived = Math.min(source.part.bytes, present)
    await log.download(source.part, signal)
    if (this.#isClosed || !(await log.has(source.part))) return
    if (await this.#parts.settle(source)) return this.#parts.onFetched(want.hash, source)
    await this.#parts.onWrong(source)
    const name = nameOf(source)
    const failures = (this.#failures.get(name) ?? 0) + 1
    this.#failures.set(name, failures)
    if (failures >= MOST_FAILURES) this.#parts.library.refuse(source)
  }
}

const keyOf = ({ hash, variant }: Want): string => `${variant}/${hash}`
