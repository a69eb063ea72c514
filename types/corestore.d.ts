/** The part of corestore 7 that the engine uses; the package ships no types of its own. */
declare module 'corestore' {
  import type { EventEmitter } from 'node:events'
  import type { Readable } from 'streamx'
  import type Hypercore from 'hypercore'
  import type { CoreStorage, HypercoreOptions, KeyPair, ReplicateOptions } from 'hypercore'
  import type NoiseSecretStream from '@hyperswarm/secret-stream'

  interface CorestoreOptions {
    primaryKey?: Uint8Array
    /** Must be true when `primaryKey` is given. */
    unsafe?: boolean
    namespace?: Uint8Array
    manifestVersion?: number
    writable?: boolean
    readOnly?: boolean
    active?: boolean
    suspend?: boolean
    /** False fails at once when another process holds the folder; true waits for it. */
    wait?: boolean
    allowBackup?: boolean
  }

  /** Where a store keeps its bytes. `flush` writes what is buffered through to the medium. */
  interface CorestoreStorage {
    readonly path: string
    /** The database below, with the same promise. */
    readonly db: {
      flush(): Promise<void>
      /** A property of RocksDB; null when it has none of this name. */
      getProperty(name: string): Promise<string | null>
      /** Undocumented, and pinned with the version. */
      compactRange(
        start: Uint8Array | null,
        end: Uint8Array | null,
        options: { blobGarbageCollectionPolicy?: number; blobGarbageCollectionAgeCutoff?: number }
      ): Promise<void>
    }
    flush(): Promise<void>
    /** One log's bytes, beside the log; null when it is not here. */
    resumeCore(discoveryKey: Uint8Array): Promise<CoreStorage | null>
    /** Every byte of a log. Nobody may have it open. */
    deleteCore(place: CoreStorage['core']): Promise<void>
    suspend(options?: { log?: (...line: unknown[]) => void }): Promise<void>
    resume(): Promise<void>
    close(): Promise<void>
  }

  class Corestore extends (EventEmitter as new () => EventEmitter) {
    /** @param storage a folder, or a storage made for hypercore-storage */
    constructor(storage: unknown, options?: CorestoreOptions)

    readonly opened: boolean
    readonly closed: boolean
    readonly closing: Promise<void> | null
    readonly primaryKey: Uint8Array | null
    readonly ns: Uint8Array
    readonly storage: CorestoreStorage
    /** Logs that are in memory, also for a while after their last session was closed; by hexadecimal discovery key. */
    readonly cores: { readonly map: Map<string, { close(): Promise<void> }> }

    ready(): Promise<void>
    close(): Promise<void>
    session(options?: CorestoreOptions): Corestore
    namespace(name: string | Uint8Array, options?: CorestoreOptions): Corestore
    get<T = Uint8Array>(options: HypercoreOptions<T> | Uint8Array | string): Hypercore<T>
    /** Discovery keys of the logs kept here. */
    list(namespace?: Uint8Array): Readable & AsyncIterable<Uint8Array>
    createKeyPair(name: string, namespace?: Uint8Array): Promise<KeyPair>
    replicate(isInitiator: unknown, options?: ReplicateOptions): NoiseSecretStream['rawStream']
    watch(onCore: (core: unknown) => void): void
    unwatch(onCore: (core: unknown) => void): void
    suspend(options?: { log?: (...line: unknown[]) => void }): Promise<void>
    resume(): Promise<void>
  }

  export default Corestore
  export type { CorestoreOptions, CorestoreStorage }
}
