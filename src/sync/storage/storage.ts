import type Corestore from 'corestore'
import type { StorageState } from '../adapter.js'

/**
 * Where a peer keeps bytes. Knows nothing of documents.
 * Opening fails with 'storage-in-use' (another process or tab owns it), 'storage-full', 'storage-broken'
 * or 'storage-unavailable'.
 */
export interface PeerStorage {
  /** The logs. Nothing written to it is safe before `sync` resolves. */
  readonly store: Corestore
  /**
   * Resolves when all that was written before the call is on disk. Calls that wait at the same time share
   * one round. @throws CairnError 'storage-full' | 'storage-broken'; the storage takes no more writes then
   */
  sync(): Promise<void>
  readonly local: LocalFiles
  /** Absent where logs and small files are kept as one, so that none can be put back without the other. */
  readonly journal?: Journal
  /** Names the last time that this was found to be a copy of another storage, or one that was put back; else absent. */
  readonly copied?: string
  /** Gives the room of what was cleared back to the disk. May take long; others go on meanwhile. */
  reclaim?(): Promise<void>
  /** Absent where a storage that was full takes nothing more until the program starts anew. */
  readonly reopening?: Reopening
  /** Absent where there is nothing to tell. */
  readonly status?: StorageWatch
  close(): Promise<void>
}

/** A storage that failed to write takes nothing more. Where that was for want of room it can be opened anew later. */
export interface Reopening {
  /** Whether there is room again, by a write of its own; 'not-full' when it has not failed, or for another reason. */
  look(): Promise<'room' | 'full' | 'not-full'>
  /** Opens it anew, after it has been closed. Fails as opening does. */
  open(): Promise<PeerStorage>
}

/** Tells how it stands, and when there is something else to warn of. */
export interface StorageWatch {
  state(): Promise<StorageState>
  /** Returns the way to stop. */
  subscribe(listener: () => void): () => void
}

/** Short records, up to 480 bytes each, that stand apart from the logs and tell whether those were put back. */
export interface Journal {
  /** What was written last; null when nothing was, or it is lost. */
  read(name: string): Promise<Uint8Array | null>
  /**
   * Outlives the program when it resolves, and a power cut soon after that; never on disk before what was synced
   * earlier. Names are those of `LocalFiles`.
   */
  write(name: string, bytes: Uint8Array): Promise<void>
  remove(name: string): Promise<void>
}

/** Small files of this device alone. Names are `[a-z0-9/-]`. */
export interface LocalFiles {
  read(name: string): Promise<Uint8Array | null>
  /** Durable and whole when it resolves: a crash leaves the old bytes or the new ones. */
  write(name: string, bytes: Uint8Array): Promise<void>
  remove(name: string): Promise<void>
  list(prefix: string): Promise<readonly string[]>
}
