import type { SyncAdapter } from '../sync/adapter.js'
import { remoteAdapter } from '../sync/remote/remote-adapter.js'
import { ChannelPort } from './channel-port.js'
import { takeLock } from './locks.js'
import { linkChannel, Meeting, newId, tabLock, type Id, type TabMessage } from './tab-messages.js'

const ASK_EVERY_MS = 250
/** An owner that has said nothing for so long does not answer. */
const SILENT_MS = 3_000

export interface SearchEvents {
  /** The way to the engine in another tab. */
  readonly onFound: (adapter: SyncAdapter) => void
  /** That way is gone; the search goes on. */
  readonly onLost: () => void
  /** Somebody has the storage and does not answer. Once. */
  readonly onSilent: () => void
}

/** Finds the Worker that owns the storage, again whenever it is another one, until stopped. */
export class OwnerSearch {
  readonly #storage: string
  readonly #events: SearchEvents
  readonly #tab = newId()
  readonly #meeting: Meeting
  #link: Id = newId()
  #owner: Id | null = null
  #port: ChannelPort | null = null
  #asking: ReturnType<typeof setInterval> | undefined
  #heardAt = performance.now()
  #isSilent = false
  #isStopped = false

  constructor(storage: string, events: SearchEvents) {
    this.#storage = storage
    this.#events = events
    this.#meeting = new Meeting(storage, message => this.#take(message))
    // Held before the first word, so that the owner never takes this tab for gone.
    takeLock(tabLock(storage, this.#tab)).then(
      () => this.#ask(),
      (error: unknown) => {
        throw error
      }
    )
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#asking)
    this.#meeting.close()
    this.#port?.close()
  }

  #ask(): void {
    clearInterval(this.#asking)
    if (this.#isStopped) return
    this.#link = newId()
    this.#heardAt = performance.now()
    const say = () => {
      this.#meeting.say({ type: 'hello', tab: this.#tab, link: this.#link })
      if (performance.now() - this.#heardAt < SILENT_MS || this.#isSilent) return
      this.#isSilent = true
      this.#events.onSilent()
    }
    this.#asking = setInterval(say, ASK_EVERY_MS)
    say()
  }

  #take(message: TabMessage): void {
    if (message.type === 'opening') this.#heardAt = performance.now()
    if (message.type === 'owner' && message.owner !== this.#owner) this.#change()
    if (message.type === 'welcome' && message.link === this.#link && !this.#port) this.#found(message.owner)
  }

  /** Another owner has taken over: the old one is gone, whether it said so or not. */
  #change(): void {
    if (this.#port) this.#port.close()
    else this.#ask()
  }

  #found(owner: Id): void {
    clearInterval(this.#asking)
    this.#owner = owner
    this.#isSilent = false
    this.#port = new ChannelPort(linkChannel(this.#storage, this.#link), () => {
      this.#port = null
      if (this.#isStopped) return
      this.#events.onLost()
      this.#ask()
    })
    this.#events.onFound(remoteAdapter(this.#port, { nearby: true }))
  }
}
