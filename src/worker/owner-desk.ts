import type { SyncAdapter } from '../sync/adapter.js'
import { serveAdapter } from '../sync/remote/serve-adapter.js'
import { ChannelPort } from './channel-port.js'
import { whenFree } from './locks.js'
import { linkChannel, Meeting, newId, tabLock, type Id } from './tab-messages.js'

/** Tabs served at one time; further ones are not answered. */
const MAX_TABS = 32

interface Served {
  readonly link: Id
  close(): void
}

/** Where the Worker that owns the storage serves the other tabs. */
export class OwnerDesk {
  readonly #storage: string
  readonly #id = newId()
  readonly #meeting: Meeting
  readonly #tabs = new Map<Id, Served>()
  #adapter: SyncAdapter | null = null

  /** Until `open` it says that it is on its way. */
  constructor(storage: string) {
    this.#storage = storage
    this.#meeting = new Meeting(storage, message => {
      if (message.type === 'hello') this.#welcome(message.tab, message.link)
    })
  }

  /** Serves this engine from now on, and tells all tabs. */
  open(adapter: SyncAdapter): void {
    this.#adapter = adapter
    this.#meeting.say({ type: 'owner', owner: this.#id })
  }

  close(): void {
    this.#meeting.close()
    for (const { close } of [...this.#tabs.values()]) close()
  }

  #welcome(tab: Id, link: Id): void {
    if (!this.#adapter) return this.#meeting.say({ type: 'opening' })
    const served = this.#tabs.get(tab)
    if (served?.link !== link) {
      served?.close()
      if (this.#tabs.size >= MAX_TABS) return
      this.#serve(this.#adapter, tab, link)
    }
    this.#meeting.say({ type: 'welcome', link, owner: this.#id })
  }

  #serve(adapter: SyncAdapter, tab: Id, link: Id): void {
    const port = new ChannelPort(linkChannel(this.#storage, link), () => {
      stopWaiting()
      if (this.#tabs.get(tab)?.link === link) this.#tabs.delete(tab)
    })
    this.#tabs.set(tab, { link, close: () => port.close() })
    serveAdapter(adapter, port)
    const stopWaiting = whenFree(tabLock(this.#storage, tab), () => port.close())
  }
}
