import type { DeviceId, LogName } from '../../model/index.js'
import type { MediaReach } from './media.js'

/**
 * Joins two devices side by side in one local network, without a hub, an internet or a server: A shows what `offer`
 * gives; B gives that to `accept` and shows the answer; A gives that to `finish`. Each fits one QR code (84 to 130
 * characters, by how many addresses a device has) and may also travel as text. From then on they sync every project that both
 * have, and one can join by an invitation of the other; `SyncState.peers` tells who is connected by the path `direct`.
 * The link ends with the page that made it. One offer at a time; a code is good for ten minutes.
 */
export interface Nearby {
  /** @throws CairnError 'unreachable' (this browser cannot) | 'not-allowed' (too many links) | 'closed' | 'outcome-unknown' */
  offer(): Promise<string>
  /** @throws CairnError 'bad-input' (no offer), and what `offer` throws */
  accept(offer: string): Promise<string>
  /**
   * Resolves when the two are connected.
   * @throws CairnError 'bad-input' (no answer) | 'not-found' (nothing is offered here) | 'unreachable' (not found within
   * 20 seconds) | 'outcome-unknown'
   */
  finish(answer: string): Promise<void>
}

export interface Sync {
  state(): Promise<SyncState>
  /**
   * Keeps a connection to the hub at this address, redialling, until `disconnect`. In a page also to the one with this
   * direct code (74 characters, as `cairn serve` prints it), which needs no internet and no secure address.
   */
  connect(url: string): Promise<void>
  disconnect(url: string): Promise<void>
  /**
   * Ends every connection of the project and takes none, until `resume`; kept over a restart. Invitations go on.
   * Where the project's settings say `sync: 'on-request'` a device is paused each time that it opens the project.
   */
  pause(): Promise<void>
  resume(): Promise<void>
  /**
   * The project as one encrypted file, for a device that no connection reaches. Only devices of the project can read
   * it. Resolves when it is known what will be in it; stopping to read it early ends the work.
   * @throws CairnError 'storage-full' | 'storage-broken' | 'closed' | 'aborted', here or from the stream; for the file
   * named by `since` also what `unbundle` throws for one that it cannot open
   */
  bundle?(options: BundleOptions): Promise<AsyncIterable<Uint8Array>>
  /**
   * Takes in a file that another device made with `bundle`. Resolves when all that fits is on disk and can be found;
   * before the whole file was found to be as it was made, nothing is taken in. The same file again does no harm.
   * @throws CairnError 'not-a-bundle' | 'bundle-foreign' (another project's) | 'bundle-incomplete' |
   * 'unsupported-version' | 'storage-full' | 'storage-broken' | 'closed' | 'aborted'
   */
  unbundle?(file: ByteSource, options?: LongWork): Promise<Unbundled>
}

/** Bytes that stay as they are and can be read more than once, at any place: a file on disk, or one picked in a page. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number
  /** The bytes from `start` to `end` (exclusive); fewer only where the file ends sooner than its size says. */
  read(start: number, end: number): Promise<Uint8Array>
}

export interface LongWork {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}
/** Of a bundle that is made: entries. Of one that is taken in: bytes, of which it reads twice as many as it has. */
export interface Progress {
  readonly done: number
  readonly total: number
}

export interface BundleOptions extends LongWork {
  readonly content: BundleContent
  /** Files that are here go along, or only large values of fields, which belong to their documents. Default 'all'. */
  readonly media?: 'all' | 'values'
}
export type BundleContent =
  | { readonly type: 'all' }
  /** What a device lacks by what it said last; all when it never said anything. */
  | { readonly type: 'for'; readonly device: DeviceId }
  /** What the maker of another file did not hold when it made it. */
  | { readonly type: 'since'; readonly bundle: ByteSource }

export interface Unbundled {
  /** Who made the file. */
  readonly device: DeviceId
  /** Entries that were not here before. */
  readonly entries: number
  /** Devices that wrote them. */
  readonly devices: number
  /** Files and previews that this device wants and has now, and did not have before; absent: none. */
  readonly files?: number

  /** Entries in the file that build on others, which are not here yet: take it in again after those. */
  readonly missing: number
  /** Entries that are not what their author signed. */
  readonly refused: number
}

/** Counts of entries, never one percentage. */
export interface SyncState {
  /** Addresses asked for, and whether each is reached now. */
  readonly hubs: readonly { readonly url: string; readonly connected: boolean; readonly problem?: string }[]
  /** Other ways of meeting that this device looks at, by name, and why one does not work here. */
  readonly transports?: readonly { readonly name: string; readonly problem?: string }[]
  readonly peers: readonly PeerState[]
  /** Documents that no other device has confirmed to hold. */
  readonly onlyHere: number
  /** Documents that no other device has confirmed to hold, that one has, that two or more have; absent: nobody counted. */
  readonly held?: readonly [here: number, two: number, more: number]
  /** Entries that do not count; kept, listed, never dropped. */
  readonly quarantined: number
  /** The same by who wrote them and why they do not count; absent where a back end cannot tell. */
  readonly quarantine?: readonly Quarantine[]
  /** True while nothing is synced because `pause` was called or the project waits to be asked; absent: it is not. */
  readonly paused?: boolean
  /**
   * Devices that showed two histories of one log. What was read of it before stays and nothing more is taken, so it
   * is left out of want, give and `complete`, and counts as being on no other device.
   */
  readonly twoHistories?: readonly DeviceId[]
  /**
   * When this device last went on in new logs (milliseconds since 1970 by its clock), because what is kept here was
   * older than what it had written: a backup was put back, the folder was copied, or the disk lost something. What
   * other devices have comes back from them; what only this one had since then is gone.
   */
  readonly beganAnew?: number
}

export interface Quarantine {
  readonly deviceId: DeviceId
  /** 'no-right': its role did not allow them. 'unreadable': they are damaged, or nobody here has their key. */
  readonly reason: 'no-right' | 'unreadable'
  readonly entries: number
}

/** How a connection got here; shown to people, judged by nobody. */
export type Path = 'local' | 'direct' | 'lan' | 'internet' | 'hub'

export interface PeerState {
  readonly deviceId: DeviceId
  readonly name: string
  readonly connected: boolean
  /** How it is connected now, the nearest way when there are several; null when it is not. */
  readonly path?: Path | null
  /** Milliseconds since 1970 by this device's clock; null when never. */
  readonly lastHeard: number | null
  /** Per kind of data: entries held here, still wanted from this peer, and still to give to it. */
  readonly logs: { readonly [log in LogName]: LogState }
  /**
   * True only when both sides verifiably hold all that either knows of and wants: all entries, and of media what
   * `media` says.
   */
  readonly complete: boolean
  /** Which media the two fetch by themselves now; null when the other has not said. */
  readonly media?: { readonly here: MediaReach; readonly there: MediaReach | null }
}
/** Of `media`, counts of files and previews that documents name and the devices want. */
export interface LogState {
  readonly have: number
  readonly want: number
  readonly give: number
  readonly total: number
}
