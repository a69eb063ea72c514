import type {
  DeviceId,
  DocumentId,
  DocumentKind,
  DocumentState,
  FieldPatch,
  HistoryPage,
  Json,
  LogName,
  MediaHash,
  ProjectId,
  Role,
  ValueId
} from '../model/index.js'

/** A way into projects: the peer, the peer behind a port, memory, or an embedder's own back end. */
export interface SyncAdapter {
  /** Every project on this device. */
  list(): Promise<readonly ProjectInfo[]>
  /** Makes a project on this device, which becomes its first coordinator. Durable when it resolves. */
  create(options: { readonly name: string; readonly deviceName: string }): Promise<ProjectInfo>
  /**
   * Joins by an invite code. Resolves when membership is durable on this device; documents follow by sync.
   * @throws CairnError 'invite-invalid' | 'invite-used' | 'invite-expired' | 'invite-refused' | 'unreachable' | 'timeout' | 'aborted'
   */
  join(options: {
    readonly code: string
    readonly deviceName: string
    /** Addresses of hubs to look at, e.g. `ws://127.0.0.1:7946`, or their direct codes. */
    readonly via?: readonly string[]
    readonly signal?: AbortSignal
    /** Called when the other side has the request and somebody there decides: six digits that both screens show. */
    readonly onWaiting?: (digits: string) => void
  }): Promise<ProjectInfo>
  /** @throws CairnError 'not-found' */
  open(id: ProjectId): Promise<ProjectStore>
  /** Where this device keeps its projects, and what a person must know of it; null where nobody can tell. */
  storageState?(): Promise<StorageState | null>
  close(): Promise<void>
  /** Where this device can be joined with another one by showing codes; every store of it has the same. */
  readonly nearby?: Nearby
}

/**
 * Joins two devices side by side in one local network, without a hub, an internet or a server: A shows what `offer`
 * gives; B gives that to `accept` and shows the answer; A gives that to `finish`. Each fits one QR code (84 to 100
 * characters with one network in reach) and may also travel as text. From then on they sync every project that both
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

/** Where things are kept on this device, and how safely. */
export interface StorageState {
  /** A folder; the browser's private files; its database, where those are missing; or nothing that lasts. */
  readonly kind: 'folder' | 'private-files' | 'database' | 'memory'
  /** Whether the browser has promised not to remove it when room is short; null where no browser decides. */
  readonly persisted: boolean | null
  /** Bytes in use and bytes there may be; null when unknown. */
  readonly usage: number | null
  readonly quota: number | null
  /** Most urgent first; empty when all is well. */
  readonly warnings: readonly StorageWarning[]
}
export interface StorageWarning {
  /**
   * 'failed': nothing more is saved here. 'removed': the browser has removed what was here, before this page opened
   * or while it is open. 'not-kept': all is gone when the page closes. 'nearly-full': from 80 % of the room.
   * 'may-be-removed': the browser has not promised to keep it.
   */
  readonly code: 'failed' | 'removed' | 'not-kept' | 'nearly-full' | 'may-be-removed'
  /** One sentence for people, that says what to do. */
  readonly message: string
}

export interface ProjectInfo {
  readonly id: ProjectId
  readonly name: string
  /** This device in the project. */
  readonly deviceId: DeviceId
  readonly role: Role
  /** Why nothing can be written here, in a sentence; absent when one can write. */
  readonly readOnly?: string
}

/** Components' only way to data. Small, paged, never "give me everything". */
export interface ProjectStore {
  readonly info: ProjectInfo
  readonly documents: Documents
  /** Called after each change that is durable here. Returns the way to stop. */
  subscribe(listener: (event: StoreEvent) => void): () => void
  close(): Promise<void>
  readonly tiles?: Tiles
  readonly members?: Members
  readonly sync?: Sync
  readonly local?: Local
  readonly history?: History
  readonly storage?: StorageStatus
  readonly media?: Media
  readonly nearby?: Nearby
}

export type StoreEvent =
  /** `ids` is null when too many changed to name (more than 500). */
  | {
      readonly type: 'documents'
      readonly kinds: readonly DocumentKind[]
      readonly ids: readonly DocumentId[] | null
    }
  /** What is here of a file, or where else it is, changed; of a transfer a few times a second. `state` is as of `Media.state`. */
  | { readonly type: 'media'; readonly hash: MediaHash; readonly state: MediaState | null }
  | { readonly type: 'members' }
  | { readonly type: 'sync' }
  /** What there is to warn of in the storage has changed. */
  | { readonly type: 'storage' }
  | { readonly type: 'info'; readonly info: ProjectInfo }
  | { readonly type: 'closed'; readonly reason: string }

/** How it stands with the place where this device keeps the project. */
export interface StorageStatus {
  state(): Promise<StorageState>
}

export interface Documents {
  /** Null when there is no such document, or its changes do not count. Deleted ones are returned, with status. */
  get(id: DocumentId): Promise<StoredDocument | null>
  /** One page. Deleted documents are left out unless the filter asks for them. */
  query(query: Query, signal?: AbortSignal): Promise<Page>
  count(query: Pick<Query, 'kind' | 'filter'>): Promise<number>
  /**
   * Writes; resolves with the document ids, one a commit, when all of it is durable on this device.
   * The commits of one call are stored in order, in as few entries as fit; a failure writes none of them.
   * @throws CairnError 'bad-input' | 'value-too-large' | 'not-allowed' | 'read-only' | 'not-found' | 'storage-full' | 'storage-broken' | 'closed' | 'outcome-unknown'
   */
  commit(commits: readonly Commit[], attempt?: CommitAttempt): Promise<readonly DocumentId[]>
}

/**
 * Names one call of `commit` for who may have to ask again because the answer was lost. The peer writes a token once
 * and gives the same ids each time; back ends that lose no answers ignore it.
 */
export interface CommitAttempt {
  /** Random, 32 hexadecimal digits; the same for the call and its repetition. */
  readonly token: string
  /** When it was first asked for, milliseconds since 1970 by this device's clock. */
  readonly at: number
  readonly again: boolean
}

/** A document with where it is: how many other devices confirmed to hold all of it as shown here. */
export interface StoredDocument extends DocumentState {
  readonly holders: number
}

export type Commit =
  | { readonly type: 'create'; readonly kind: DocumentKind; readonly set: FieldPatch }
  | {
      readonly type: 'edit'
      readonly id: DocumentId
      readonly set: FieldPatch
      /** The value ids the writer saw, by field. A field left out: all that are live here now. */
      readonly saw?: ReadonlyMap<string, readonly ValueId[]>
    }
  | { readonly type: 'delete'; readonly id: DocumentId }
  /** Takes back every delete of the document that is known here. */
  | { readonly type: 'restore'; readonly id: DocumentId }

export interface Query {
  readonly kind: DocumentKind
  readonly filter?: Filter
  /** By the author's clock of creation. Default 'newest'. */
  readonly sort?: 'newest' | 'oldest'
  /** 1 to 500, default 50. */
  readonly limit?: number
  readonly cursor?: string
}

/** All given parts must hold. */
export interface Filter {
  /** presetRef is one of these; an empty string stands for none. */
  readonly presets?: readonly string[]
  readonly members?: readonly DeviceId[]
  /** Created at or after, milliseconds since 1970 by the author's clock. */
  readonly since?: number
  readonly until?: number
  /** West, south, east, north in degrees; west > east crosses the antimeridian. */
  readonly box?: readonly [number, number, number, number]
  /** Every word must be the beginning of a word in some text value; case and diacritics do not matter. */
  readonly text?: string
  readonly deleted?: boolean
  /** Imported from the file with this hash. */
  readonly sourceHash?: string
}

export interface Page {
  readonly documents: readonly StoredDocument[]
  /** Give it back to get the next page; null at the end. */
  readonly cursor: string | null
  /** How many match in all. */
  readonly total: number
}

/** Clustered vector tiles of the observations' positions (Mapbox Vector Tile 2.1, extent 4096). */
export interface Tiles {
  /**
   * Layer `points`: properties `doc` (document id) and `preset`; layer `piles`: `count`, feature id for `pile`.
   * The buffer is the caller's own.
   */
  get(
    tile: { readonly z: number; readonly x: number; readonly y: number; readonly filter?: Filter },
    signal?: AbortSignal
  ): Promise<ArrayBuffer>
  /** What a pile holds: its extent, and up to `limit` documents (default 50). Null when it is gone. */
  pile(id: number, filter?: Filter, limit?: number): Promise<Pile | null>
}
export interface Pile {
  readonly count: number
  /** West, south, east, north in degrees. */
  readonly box: readonly [number, number, number, number]
  readonly documents: readonly DocumentId[]
}

export interface Members {
  list(): Promise<readonly Member[]>
  /** @throws CairnError 'not-allowed' when this device may not grant the role */
  invite(options: {
    readonly role: Exclude<Role, 'blocked' | 'left'>
    /** Milliseconds since 1970 by this device's clock. */
    readonly expiresAt: number
    /** Ask again, with a code to compare, when somebody uses it. */
    readonly confirm?: boolean
  }): Promise<Invite>
  /** Invites of this device that are still open or wait for confirmation. */
  invites(): Promise<readonly Invite[]>
  /** Answers a join that waits for confirmation. */
  answer(inviteId: string, accept: boolean): Promise<void>
}
export interface Member {
  readonly deviceId: DeviceId
  readonly name: string
  readonly role: Role
  readonly self: boolean
}
export interface Invite {
  readonly id: string
  /** Base32 in upper case. Whoever has it first, joins. */
  readonly code: string
  readonly role: Role
  readonly expiresAt: number
  readonly state: 'open' | 'waiting' | 'used' | 'refused'
  /** When waiting: the name the other device gave, and six digits that both screens show. */
  readonly request?: { readonly name: string; readonly digits: string }
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
  /** Entries that do not count, by reason; kept, listed, never dropped. */
  readonly quarantined: number
  /** True while nothing is synced because `pause` was called or the project waits to be asked; absent: it is not. */
  readonly paused?: boolean
  /**
   * Devices that showed two histories of one log. What was read of it before stays and nothing more is taken, so it
   * is left out of want, give and `complete`, and counts as being on no other device.
   */
  readonly twoHistories?: readonly DeviceId[]
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

/** Who wrote which value of a document, and when. */
export interface History {
  /**
   * A page of all changes of a document, newest first by their authors' clocks; those that do not count are
   * marked. `limit` 1 to 500, default 50. Empty when there is no such document.
   * @throws CairnError 'bad-input' | 'storage-broken'
   */
  of(id: DocumentId, options?: { readonly limit?: number; readonly cursor?: string }): Promise<HistoryPage>
}

/** Things of this device alone, encrypted, never synced: drafts, recent categories, release records. */
export interface Local {
  get(name: string): Promise<Json | null>
  /** Durable when it resolves. */
  set(name: string, value: Json): Promise<void>
  remove(name: string): Promise<void>
}

/**
 * Files: photos, sound, film, anything. A file is named by the hash of its bytes, so the same bytes are one file. To
 * attach one, `put` it and then set the field `att/HASH` of a document to true; false takes it off again. A file that
 * no document has named for 30 days is no longer kept: its bytes go from this device, and room is made on the disk.
 */
export interface Media {
  /**
   * Takes a file in as it comes, never all of it in memory. Resolves when every byte is durable on this device; only
   * then a document should name it. When it fails or is aborted nothing is left. The same file twice is kept once.
   * @throws CairnError 'bad-input' | 'not-allowed' | 'read-only' | 'not-a-member' | 'aborted' | 'storage-full' | 'storage-broken' | 'closed' | 'outcome-unknown' (putting it again does no harm)
   */
  put(bytes: AsyncIterable<Uint8Array>, options: NewMedia): Promise<MediaHash>
  /**
   * The bytes, in pieces, when all of them are here; each piece is genuine, and a whole file is checked against its
   * hash. With `fetch` they are first got from the devices that have them, now or when one is met: abort to stop waiting.
   * @throws CairnError 'not-found' (no such file, or it has no such variant) | 'not-here' | 'aborted' | 'bad-input' | 'storage-broken' | 'closed'
   */
  read(hash: MediaHash, options?: MediaRead): AsyncIterable<Uint8Array>
  /** Null when no device has told of such a file. */
  state(hash: MediaHash): Promise<MediaState | null>
  /** What there is of the files that documents name. */
  totals(): Promise<MediaTotals>
  policy(): Promise<MediaPolicy>
  /** Kept on this device. What it already has stays. @throws CairnError 'bad-input' */
  setPolicy(policy: MediaPolicy): Promise<void>
  /** Whether the way to the others is paid by the byte now. The engine asks the browser; in Node nobody knows but you. */
  setMetered(isMetered: boolean): Promise<void>
  /**
   * Lets this device's copy of the file itself go; its previews stay. It does not come back unless `read` fetches it.
   * @throws CairnError 'not-found' | 'only-copy' when no other device has confirmed to hold it
   */
  free(hash: MediaHash): Promise<void>
}

export const MEDIA_VARIANTS = ['original', 'preview', 'thumbnail'] as const
export type MediaVariant = (typeof MEDIA_VARIANTS)[number]

export interface NewMedia {
  /** Media type, e.g. `image/jpeg`. */
  readonly type: string
  /** What its giver calls it. A label: never a path. */
  readonly name?: string
  /** Smaller pictures of it, so that others need not fetch the file to show it. Up to 1 MiB, thumbnails up to 64 KiB. */
  readonly previews?: { readonly [variant in Exclude<MediaVariant, 'original'>]?: MediaPicture }
  readonly signal?: AbortSignal
  /** Bytes taken in so far. */
  readonly onProgress?: (bytes: number) => void
}
export interface MediaPicture {
  readonly type: string
  readonly bytes: Uint8Array
}

export interface MediaRead {
  /** Default 'original'. */
  readonly variant?: MediaVariant
  /** First byte, and the one after the last; default: all. */
  readonly start?: number
  readonly end?: number
  readonly fetch?: boolean
  readonly signal?: AbortSignal
}

export interface MediaState {
  readonly hash: MediaHash
  readonly name?: string
  readonly original: MediaPart
  readonly preview?: MediaPart
  readonly thumbnail?: MediaPart
}
export interface MediaPart {
  readonly type: string
  readonly bytes: number
  /** All of it is on this device, and its hash was checked. */
  readonly isHere: boolean
  /** Bytes that have arrived. */
  readonly arrived: number
  /** Other devices that have confirmed to hold all of it. */
  readonly holders: number
}

export interface MediaTotals {
  readonly files: number
  readonly bytes: number
  /** Of those, the files that are here whole, and the bytes that are here; previews not counted. */
  readonly here: number
  readonly bytesHere: number
  /** Files that no other device has confirmed to hold. */
  readonly onlyHere: number
  /** Files and previews that the policy wants and that have not come. */
  readonly wanted: number
}

/** What a device fetches by itself: files with their previews, previews only, or nothing. */
export const MEDIA_REACHES = ['all', 'previews', 'none'] as const
export type MediaReach = (typeof MEDIA_REACHES)[number]
export interface MediaPolicy {
  readonly fetch: MediaReach
  /** The same while the way is paid by the byte; never more than `fetch`. */
  readonly onMetered: MediaReach
}
