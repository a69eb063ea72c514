import { FIELD } from '../../model/document.js'
import { isClosedTrack } from '../../model/track-chunk.js'
import type { DocumentId, Json } from '../../model/index.js'
import type { ProjectStore } from '../../project/types.js'
import { OneWindow } from './one-window.js'
import { PositionWatch } from './position-watch.js'
import type { Reception } from './position-watch.js'
import { heardBetween, standingOf } from './standing.js'
import type { Standing } from './standing.js'
import { ended, newRecording, readRecording, summaryOfRecording, withFix } from './recording.js'
import type { TrackSummary } from '../observation/track-summary.js'
import type { Recording } from './recording.js'
import { TrackWriter } from './track-writer.js'

/** 'elsewhere': another window of this origin records; this one takes over when it ends. */
export type RecorderState = 'opening' | 'idle' | 'recording' | 'paused' | 'elsewhere'

const KEPT_AS = 'track-recording'
const TICK = 1_000
/** What came since is lost in a crash: written down this often, milliseconds, where something came. */
const KEEP = 3_000
/** Into the project this often, milliseconds, or when so many points wait. */
const APPEND = 60_000
const MANY = 60
/** After a failure it is tried again, milliseconds. */
const AGAIN = 15_000

const recorders = new WeakMap<ProjectStore, TrackRecorder>()

/** The recorder of a project in this window: it goes on while no element shows it. */
export function recorderOf(store: ProjectStore): TrackRecorder {
  let recorder = recorders.get(store)
  if (recorder === undefined) {
    recorder = new TrackRecorder(store)
    recorders.set(store, recorder)
  }
  return recorder
}

/**
 * Records the own path into a track: points go into the project about each minute, and what has not yet is kept on this
 * device every few seconds, so that a recording whose page was killed is found again.
 */
export class TrackRecorder {
  readonly #store: ProjectStore
  readonly #window: OneWindow
  readonly #watch: PositionWatch
  readonly #writer: TrackWriter
  readonly #listeners = new Set<() => void>()
  #turn: Promise<unknown> = Promise.resolve()
  #tick: ReturnType<typeof setInterval> | null = null
  #working = false
  #unkept = false
  #keptAt = 0
  #appendedAt = 0
  /** How it stood with the position when time was last counted. */
  #counted: Reception = { type: 'off' }
  #discarded: Recording | null = null
  state: RecorderState = 'opening'
  recording: Recording | null = null
  /** Everything up to then is in the project; null when nothing is yet. */
  savedAt: number | null = null
  /** The page ended while it recorded, and when it last did; null once that was answered. */
  interruptedAt: number | null = null
  failure: unknown = null

  constructor(store: ProjectStore) {
    this.#store = store
    this.#window = new OneWindow(`cairn-track-${store.info.id}`)
    this.#watch = new PositionWatch(
      fix => {
        this.#change(this.recording && withFix(this.recording, fix))
        this.#due()
      },
      () => {
        this.#count()
        this.#tell()
      }
    )
    this.#writer = new TrackWriter(store, {
      current: () => this.recording!,
      change: recording => this.#change(recording),
      keep: () => this.#keep()
    })
    store.subscribe(event => {
      if (event.type === 'closed') this.#end()
    })
    void this.#open()
  }

  get reception(): Reception {
    return this.#watch.reception
  }

  /** What is true of the recording now; null while there is none. */
  get standing(): Standing | null {
    const { recording } = this
    if (recording === null) return null
    const { reception, heardAt } = this.#watch
    return standingOf(this.state === 'recording', recording, reception, heardAt, Date.now())
  }

  get keepsScreenOn(): boolean {
    return this.#watch.keepsScreenOn
  }

  get canUndo(): boolean {
    return this.#discarded !== null
  }

  /** Called whenever something is different. Returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async start(): Promise<void> {
    if (this.state !== 'idle' || !(await this.#own())) return
    this.#discarded = null
    this.recording = newRecording(Date.now())
    this.savedAt = null
    this.#run()
  }

  pause(): Promise<void> {
    if (this.state !== 'recording') return Promise.resolve()
    this.#halt()
    return this.#inTurn(async () => {
      await this.#keep()
      await this.#append()
    })
  }

  goOn(): void {
    if (this.state === 'paused') this.#run()
  }

  /** Ends the track; resolves with its id when all of it is durable on this device, with null when there is nothing. */
  async finish(set: ReadonlyMap<string, Json> = new Map()): Promise<DocumentId | null> {
    if (this.state === 'recording') this.#halt()
    return this.#inTurn(async () => {
      const { recording } = this
      if (recording === null || recording.points === 0) return null
      await this.#keep()
      await this.#append()
      const { id } = this.recording!
      const summary: TrackSummary = summaryOfRecording(recording)
      const fields = new Map<string, Json>([...set, [FIELD.summary, { ...summary }]])
      await this.#store.documents.commit([{ type: 'edit', id: id!, set: fields }])
      await this.#forget()
      return id
    })
  }

  /** Takes the track away; it can be brought back until the next one starts. */
  async discard(): Promise<void> {
    if (this.state === 'recording') this.#halt()
    await this.#inTurn(async () => {
      const { recording } = this
      if (recording === null) return
      if (recording.id !== null) {
        await this.#append()
        await this.#store.documents.commit([{ type: 'delete', id: recording.id }])
      }
      this.#discarded = this.recording
      await this.#forget()
    })
  }

  async undoDiscard(): Promise<void> {
    const discarded = this.#discarded
    if (discarded === null || this.state !== 'idle' || !(await this.#own())) return
    await this.#inTurn(async () => {
      if (discarded.id !== null) await this.#store.documents.commit([{ type: 'restore', id: discarded.id }])
      this.recording = discarded
      this.#discarded = null
      this.#become('paused')
      await this.#keep()
    })
  }

  async #open(): Promise<void> {
    try {
      if (await this.#own()) await this.#load()
    } catch (error) {
      this.failure = error
      this.#become('idle')
    }
  }

  /** Where another window records, this one waits for its end, and then looks for what it left. */
  async #own(): Promise<boolean> {
    if (await this.#window.take()) return true
    this.#become('elsewhere')
    void this.#window.wait().then(() => this.#load())
    return false
  }

  async #load(): Promise<void> {
    const found = readRecording((await this.#store.local?.get(KEPT_AS)) ?? null)
    const document = found?.id ? await this.#store.documents.get(found.id) : null
    const isOver =
      document !== null && (isClosedTrack(document) || document.deletedBy.includes(this.#store.info.deviceId))
    if (found === null || isOver) {
      if (isOver) await this.#store.local?.remove(KEPT_AS)
      this.#window.give()
      return this.#become('idle')
    }
    this.#writer.isUnsure = true
    this.recording = found
    this.interruptedAt = found.seenAt
    this.#become('paused')
  }

  #run(): void {
    this.failure = null
    this.interruptedAt = null
    this.#counted = { type: 'off' }
    this.#appendedAt = Date.now()
    this.#become('recording')
    this.#change({ ...this.recording!, seenAt: Date.now() })
    this.#watch.start()
    this.#tick = setInterval(() => {
      this.#count()
      this.#tell()
      this.#due()
    }, TICK)
    document.addEventListener('visibilitychange', this.#hidden)
    void this.#inTurn(() => this.#keep()).catch((error: unknown) => this.#failed(error))
  }

  #halt(): void {
    this.#count()
    // Before the watch ends: nothing is missing then.
    this.#become('paused')
    this.#stop()
    this.#change(ended(this.recording!))
  }

  #stop(): void {
    if (this.#tick !== null) clearInterval(this.#tick)
    this.#tick = null
    document.removeEventListener('visibilitychange', this.#hidden)
    this.#watch.stop()
  }

  #end(): void {
    if (this.state === 'recording') this.#become('paused')
    this.#stop()
    this.#window.end()
  }

  /** Behind another app the page may be ended at any time without a word. */
  readonly #hidden = (): void => {
    if (document.visibilityState === 'hidden') this.#work(() => this.#keep())
  }

  #count(): void {
    const { recording } = this
    if (recording === null || this.state !== 'recording') return
    const now = Date.now()
    const ran = recording.ran + heardBetween(this.#counted, recording.seenAt, now)
    this.recording = { ...recording, ran, seenAt: now }
    this.#counted = this.reception
  }

  #change(recording: Recording | null): void {
    if (recording === this.recording) return
    this.recording = recording
    this.#unkept = true
    this.#tell()
  }

  /** Writes down what is due; also called as positions come, since timers of a page out of sight stand still. */
  #due(): void {
    const { recording } = this
    if (recording === null || this.#working || this.state !== 'recording') return
    const now = Date.now()
    const { length } = recording.waiting
    if (length > 0 && (now >= this.#appendedAt + APPEND || (length >= MANY && this.failure === null))) {
      this.#work(() => this.#append())
    } else if (this.#unkept && now >= this.#keptAt + KEEP) this.#work(() => this.#keep())
  }

  #work(work: () => Promise<void>): void {
    this.#working = true
    this.#inTurn(work)
      .catch((error: unknown) => this.#failed(error))
      .finally(() => (this.#working = false))
  }

  #failed(error: unknown): void {
    this.failure = error
    this.#appendedAt = Date.now() - APPEND + AGAIN
    this.#keptAt = Date.now()
    this.#tell()
  }

  async #keep(): Promise<void> {
    this.#count()
    this.#unkept = false
    this.#keptAt = Date.now()
    await this.#store.local?.set(KEPT_AS, this.recording as unknown as Json)
  }

  /** Gives to the project what waits. */
  async #append(): Promise<void> {
    if (this.recording!.waiting.length === 0) return
    await this.#writer.append()
    this.#appendedAt = Date.now()
    this.savedAt = this.#appendedAt
    this.failure = null
    await this.#keep()
  }

  async #forget(): Promise<void> {
    await this.#store.local?.remove(KEPT_AS)
    this.recording = null
    this.interruptedAt = null
    this.failure = null
    this.#writer.isUnsure = false
    this.#unkept = false
    this.#window.give()
    this.#become('idle')
  }

  #become(state: RecorderState): void {
    this.state = state
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn
    return turn
  }
}
