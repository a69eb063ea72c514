import type {
  DeviceId,
  DocumentId,
  DocumentKind,
  DocumentState,
  FieldPatch,
  HistoryPage,
  TrackPoint,
  Json,
  MediaHash,
  ProjectId,
  Role,
  ValueId
} from '../model/index.js'
import type { Media, MediaState } from './contract/media.js'
import type { Nearby, Sync } from './contract/sync.js'

export * from './contract/media.js'
export type * from './contract/sync.js'

/** A way into projects: the peer, the peer behind a port, memory, or an embedder's own back end. */
export interface SyncAdapter {
  /** Every project on this device. */
  list(): Promise<readonly ProjectInfo[]>
  /**
   * Makes a project on this device, which becomes its first coordinator. Durable when it resolves.
   * @throws CairnError 'bad-input' when a name is missing: `detail.missing` says which
   */
  create(options: { readonly name: string; readonly deviceName: string }): Promise<ProjectInfo>
  /**
   * Joins by an invite code. Resolves when membership is durable on this device; documents follow by sync.
   * @throws CairnError 'bad-input' | 'invite-invalid' | 'invite-used' | 'invite-expired' | 'invite-refused' | 'unreachable' | 'timeout' | 'aborted'
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
  readonly tracks?: Tracks
  readonly storage?: StorageStatus
  readonly media?: Media
  readonly nearby?: Nearby
  /**
   * Takes the project off this device: its logs and files, its keys, and what is in `local`; the room goes back to the
   * disk. What no other device holds is lost. Every store of the project here tells `closed` with `removed`. One that
   * was cut short is finished when the device is opened next; the project is not in the list any more by then.
   * @throws CairnError 'storage-full' | 'storage-broken' | 'closed' | 'outcome-unknown'
   */
  removeFromDevice?(): Promise<void>
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
  /** `removed`: the project was taken off this device. */
  | { readonly type: 'closed'; readonly reason: string; readonly removed?: true }

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
  /**
   * By the author's clock of creation; by the words of the name, without case and diacritics, those without a name
   * last; or by the way to `near`, those without a place last. Default 'newest'.
   */
  readonly sort?: 'newest' | 'oldest' | 'name' | 'nearest'
  /** Longitude, latitude in degrees; 'nearest' needs it. */
  readonly near?: readonly [number, number]
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
  /**
   * West, south, east, north in degrees; west > east crosses the antimeridian. A line or an area is in the box when
   * the place at which it stands is.
   */
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

/**
 * Vector tiles of observations and tracks (Mapbox Vector Tile 2.1, extent 4096). In the tile in which it stands each
 * one is once: in `lines` or `areas` when it is long or wide enough to be seen as such, else in `points` or a pile.
 * It stands where `positionOf` says; what crosses the antimeridian is drawn on both sides of it.
 */
export interface Tiles {
  /**
   * Layers `points`, `lines`, `areas`: properties `doc` (document id), `preset` and `kind` (`observation` or `track`).
   * Layer `piles`: `count`, feature id for `pile`. Layer `centres`: where the lines and areas stand, with the same
   * properties. Lines and areas are thinned for the zoom and cut 128 units beyond the tile; rings are wound as the
   * specification wants. Of more than 1,000 in a tile the greatest are drawn, the rest are points or in piles.
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
  /**
   * Changes what another device may do. What it wrote before, as far as it is known here, stays; every device judges
   * what it writes later by the new role. Resolves when that is durable on this device.
   * @throws CairnError 'not-found' | 'not-allowed' (not a coordinator, this device itself, or one that stands above
   * it) | 'read-only' | 'storage-full' | 'storage-broken' | 'closed' | 'outcome-unknown'
   */
  setRole(deviceId: DeviceId, role: GivenRole): Promise<void>
  /**
   * Takes this device out of the project. What it wrote stays; what it writes later counts nowhere. A coordinator can
   * let it in again with `setRole`.
   * @throws CairnError 'not-a-member' | 'read-only' | 'storage-full' | 'storage-broken' | 'closed' | 'outcome-unknown'
   */
  leave(): Promise<void>
  /**
   * Says what this device is called in the project from now on, in at most 64 characters; every device shows it.
   * Resolves when it is durable on this device. Nobody else can: what others write of a device's name counts nowhere.
   * @throws CairnError 'bad-input' | 'not-allowed' | 'read-only' | 'not-a-member' | 'storage-full' | 'storage-broken' | 'closed'
   */
  rename(name: string): Promise<void>
}
/** A role that one device gives to another. */
export type GivenRole = Exclude<Role, 'left'>
export interface Member {
  readonly deviceId: DeviceId
  /** What the device calls itself, else what it was called when it was let in; may be empty. A label, never proof. */
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

/** The points of `track` documents, kept beside their fields. A track ends by an edit that sets its `summary`. */
export interface Tracks {
  /**
   * Adds 1 to 1,024 points to a track that this device began; resolves when they are durable on this device.
   * @throws CairnError 'bad-input' (no points, no track, or an ended one) | 'not-found' | 'not-allowed' | 'read-only' |
   * 'storage-full' | 'storage-broken' | 'closed'
   */
  append(id: DocumentId, points: readonly TrackPoint[]): Promise<void>
  /** A page of a track's points, in the order in which they were added; none for what is no track. */
  points(id: DocumentId, cursor?: string): Promise<TrackPage>
}
export interface TrackPage {
  readonly points: readonly TrackPoint[]
  /** Give it back to get the next page; null at the end. */
  readonly cursor: string | null
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
  /** It is gone when the page or the program ends. */
  readonly isPassing?: true
  get(name: string): Promise<Json | null>
  /** Durable when it resolves. */
  set(name: string, value: Json): Promise<void>
  remove(name: string): Promise<void>
}
