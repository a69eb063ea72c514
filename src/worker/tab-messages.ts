/** Names and messages by which the Workers of one storage find each other. */

/** Names one Worker, or one link between two: 32 random hexadecimal digits. */
export type Id = string

export const newId = (): Id => crypto.randomUUID().replaceAll('-', '')

/** Held by the Worker that owns the storage; the others stand in line for it. */
export const ownerLock = (storage: string): string => `cairnkit-${storage}/owner`
/** Held by a Worker as long as it lives. */
export const tabLock = (storage: string, tab: Id): string => `cairnkit-${storage}/tab/${tab}`
/** Where all Workers of the storage listen. */
export const meetingChannel = (storage: string): string => `cairnkit-${storage}`
/** Where two of them talk. */
export const linkChannel = (storage: string, link: Id): string => `cairnkit-${storage}/link/${link}`

export type TabMessage =
  /** To the owner: serve this tab over this link. Said again until it is answered. */
  | { readonly type: 'hello'; readonly tab: Id; readonly link: Id }
  /** The storage is being opened here. */
  | { readonly type: 'opening' }
  /** This Worker owns the storage from now on. */
  | { readonly type: 'owner'; readonly owner: Id }
  /** The link is served. */
  | { readonly type: 'welcome'; readonly link: Id; readonly owner: Id }

/** Goes up when a message changes its meaning; those of another version are not heard. */
const VERSION = 1

/** The meeting channel of a storage. Messages that are none of ours are left out. */
export class Meeting {
  readonly #channel: BroadcastChannel

  constructor(storage: string, onMessage: (message: TabMessage) => void) {
    this.#channel = new BroadcastChannel(meetingChannel(storage))
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = parsed(data)
      if (message) onMessage(message)
    }
  }

  say(message: TabMessage): void {
    this.#channel.postMessage({ cairnTabs: VERSION, ...message })
  }

  close(): void {
    this.#channel.close()
  }
}

function parsed(data: unknown): TabMessage | null {
  if (typeof data !== 'object' || data === null) return null
  const { cairnTabs, type, tab, link, owner } = data as Readonly<Record<string, unknown>>
  if (cairnTabs !== VERSION) return null
  if (type === 'opening') return { type }
  if (type === 'hello' && isId(tab) && isId(link)) return { type, tab, link }
  if (type === 'owner' && isId(owner)) return { type, owner }
  if (type === 'welcome' && isId(link) && isId(owner)) return { type, link, owner }
  return null
}

const isId = (value: unknown): value is Id => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value)
