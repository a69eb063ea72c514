/** The part of hypercore 11 that the engine uses; the package ships no types of its own. */
declare module 'hypercore' {
  import type { EventEmitter } from 'node:events'
  import type { Readable } from 'streamx'
  import type { Encoder } from 'compact-encoding'
  import type Protomux from 'protomux'
  import type NoiseSecretStream from '@hyperswarm/secret-stream'

  /** An Ed25519 key pair: 32 bytes public, 64 bytes secret. */
  interface KeyPair {
    publicKey: Uint8Array
    secretKey: Uint8Array
  }

  interface ManifestSigner {
    signature?: string
    namespace?: Uint8Array
    publicKey: Uint8Array
  }

  interface Manifest {
    version?: number
    hash?: string
    quorum?: number
    allowPatch?: boolean
    signers: ManifestSigner[]
    prologue?: { hash: Uint8Array; length: number } | null
    linked?: Uint8Array[] | null
    userData?: Uint8Array | null
  }

  /** What an encryption provider is told of the log that it serves. */
  interface EncryptionContext {
    readonly key: Uint8Array
    readonly discoveryKey: Uint8Array
    readonly manifest: Manifest | null
  }

  /**
   * Encrypts blocks in place: `padding` bytes at the front of each block are the provider's own.
   * Passed as `encryption`; a bare key uses hypercore's default provider.
   */
  interface EncryptionProvider {
    padding(context: EncryptionContext, index: number): number
    encrypt(index: number, block: Uint8Array, fork: number, context: EncryptionContext): void | Promise<void>
    decrypt(index: number, block: Uint8Array, context: EncryptionContext): void | Promise<void>
  }

  interface HypercorePeer {
    readonly remotePublicKey: Uint8Array
    readonly remoteLength: number
    readonly remoteContiguousLength: number
    readonly remoteFork: number
    readonly remoteOpened: boolean
    /** The length of the own log that the other end has confirmed. Undocumented, as `sendSync` is, and pinned. */
    readonly lengthAcked: number
    /** Tells the other end how long the log is here. */
    sendSync(): void
    /** Asks the other end for the proof of its history: two that are signed end in `conflict`. Undocumented and pinned. */
    _checkIfConflict(): void
    readonly remoteUploading: boolean
    readonly remoteDownloading: boolean
    readonly stream: NoiseSecretStream
    readonly protomux: Protomux
  }

  interface Range {
    start?: number
    /** Exclusive; -1 follows the log as it grows. */
    end?: number
    blocks?: readonly number[]
    linear?: boolean
  }

  interface Download {
    ready(): Promise<void>
    done(): Promise<unknown>
    destroy(error?: Error | null): void
  }

  interface GetOptions<T = unknown> {
    wait?: boolean
    /** Milliseconds; 0 waits for ever. */
    timeout?: number
    raw?: boolean
    decrypt?: boolean
    force?: boolean
    valueEncoding?: string | Encoder<T>
    onwait?: (index: number, core: Hypercore) => void
  }

  interface AppendResult {
    length: number
    byteLength: number
  }

  interface AppendOptions {
    /** Runs after the blocks are written and before any peer hears of them. */
    postappend?: () => Promise<void>
    keyPair?: KeyPair
    signature?: Uint8Array
    maxLength?: number
    writable?: boolean
  }

  interface HypercoreOptions<T = Uint8Array> {
    name?: string
    key?: Uint8Array | string | null
    discoveryKey?: Uint8Array
    keyPair?: KeyPair | null
    manifest?: Manifest | null
    createIfMissing?: boolean
    overwrite?: boolean
    valueEncoding?: string | Encoder<T>
    encryption?: EncryptionProvider | { key: Uint8Array; block?: boolean } | Uint8Array | null
    active?: boolean
    exclusive?: boolean
    writable?: boolean
    weak?: boolean
    snapshot?: boolean
    wait?: boolean
    timeout?: number
    eagerUpgrade?: boolean
    allowFork?: boolean
    userData?: Record<string, Uint8Array>
    preload?: Promise<HypercoreOptions<T>>
  }

  interface HypercoreInfo {
    readonly length: number
    readonly contiguousLength: number
    readonly byteLength: number
    readonly fork: number
    readonly padding: number
    readonly storage: {
      readonly oplog: number
      readonly tree: number
      readonly blocks: number
      readonly bitfield: number
    } | null
  }

  interface ReplicateOptions {
    keepAlive?: boolean
    keyPair?: KeyPair
    remotePublicKey?: Uint8Array
    ondiscoverykey?: (discoveryKey: Uint8Array) => void | Promise<void>
    stream?: unknown
  }

  /** What a log tells: `conflict` means that two different entries claim the same place. */
  interface HypercoreEvents {
    ready: []
    close: []
    append: []
    truncate: [ancestors: number, fork: number]
    'peer-add': [peer: HypercorePeer]
    'peer-remove': [peer: HypercorePeer]
    upload: [index: number, byteLength: number, peer: HypercorePeer]
    download: [index: number, byteLength: number, peer: HypercorePeer]
    'remote-contiguous-length': [length: number]
    conflict: [length: number, fork: number, proof: unknown]
    'verification-error': [error: Error, request: unknown, peer: HypercorePeer]
  }

  interface HashedNode {
    readonly index: number
    /** Bytes of all blocks under it. */
    readonly size: number
    readonly hash: Uint8Array
  }

  /**
   * What proves a block, or a greater length, to somebody who has a part of the log: hashes beside the way up, as
   * they are sent over a connection. Undocumented, and pinned with the version.
   */
  interface Proof {
    readonly fork: number
    readonly block: {
      readonly index: number
      readonly value: Uint8Array
      readonly nodes: readonly HashedNode[]
    } | null
    readonly hash: null
    readonly seek: null
    readonly upgrade: {
      readonly start: number
      readonly length: number
      readonly nodes: readonly HashedNode[]
      readonly additionalNodes: readonly HashedNode[]
      readonly signature: Uint8Array
    } | null
    readonly manifest: null
  }

  /** Reads that go to the storage together, when `tryFlush` is called. Undocumented, and pinned with the version. */
  interface BlockReader {
    /** The bytes as they are stored, still encrypted; null when the block is not here. */
    getBlock(index: number): Promise<Uint8Array | null>
    /** A hash of the Merkle tree; null when it is not here. */
    getTreeNode(index: number): Promise<HashedNode | null>
    hasTreeNode(index: number): Promise<boolean>
    /** Which of 32,768 blocks are here, a bit each; null when none was noted. */
    getBitfieldPage(page: number): Promise<Uint8Array | null>
    tryFlush(): void
    /** Instead of `tryFlush`, where nothing was asked. */
    destroy(): void
    /** The batch of the database; null once it was given back. */
    readonly read: { readonly _operations: readonly unknown[] }
  }

  /** Writes that go to the storage as one, when `flush` is called. Undocumented, and pinned with the version. */
  interface BlockWriter {
    putTreeNode(node: HashedNode): void
    deleteTreeNode(index: number): void
    /** `end` is exclusive; -1 stands for the last one. */
    deleteBlockRange(start: number, end: number): void
    deleteTreeNodeRange(start: number, end: number): void
    putBitfieldPage(page: number, bits: Uint8Array): void
    deleteBitfieldPage(page: number): void
    deleteBitfieldPageRange(start: number, end: number): void
    flush(): Promise<boolean>
  }

  /** Where one log's bytes are. */
  interface CoreStorage {
    /** Where in the database it is. */
    readonly core: { readonly corePointer: number; readonly dataPointer: number }
    read(fork?: number): BlockReader
    write(): BlockWriter
    close(): Promise<void>
  }

  class Hypercore<T = Uint8Array> extends (EventEmitter as new () => EventEmitter<HypercoreEvents>) {
    constructor(storage: unknown, key?: Uint8Array | string | null, options?: HypercoreOptions<T>)

    /** The tree hash at a length, of what is here: nothing is fetched. */
    static treeHashFromStorage(log: Hypercore, length: number): Promise<Uint8Array>
    static key(
      manifest: Uint8Array | Manifest,
      options?: { compat?: boolean; version?: number; namespace?: Uint8Array }
    ): Uint8Array
    static discoveryKey(key: Uint8Array): Uint8Array
    static parseManifest(manifest: Manifest | Uint8Array, key?: Uint8Array): Manifest | null
    static createProtocolStream(
      isInitiator: unknown,
      options?: ReplicateOptions
    ): { noiseStream: NoiseSecretStream }
    static readonly MAX_SUGGESTED_BLOCK_SIZE: number

    readonly opened: boolean
    readonly closed: boolean
    readonly closing: Promise<void> | null
    readonly writable: boolean
    readonly readable: boolean
    readonly keyPair: KeyPair | null
    /** z-base-32 of `key`; null before `ready()` on a log opened by name. */
    readonly id: string | null
    readonly key: Uint8Array
    readonly discoveryKey: Uint8Array
    readonly manifest: Manifest | null
    readonly length: number
    readonly signedLength: number
    readonly contiguousLength: number
    readonly contiguousByteLength: number
    readonly remoteContiguousLength: number
    readonly byteLength: number
    readonly fork: number
    readonly padding: number
    readonly peers: readonly HypercorePeer[]
    readonly encryption: EncryptionProvider | null
    /** Set by `ready()`, as `state` is. Undocumented, and pinned with the version. */
    readonly core: {
      readonly header: {
        readonly hints: {
          readonly contiguousLength: number
          readonly remoteContiguousLength: number
          readonly recovering: number
        }
      }
      /** Whether they are to be written. */
      hintsChanged: boolean
    }
    readonly state: {
      readonly storage: CoreStorage
      readonly length: number
      readonly fork: number
      readonly signature: Uint8Array | null
      hash(): Uint8Array
      /** Writes what is collected to the storage, before the state itself changes. False when there was nothing. */
      flush(): Promise<boolean>
    }

    ready(): Promise<void>
    close(options?: { error?: Error }): Promise<void>
    session(options?: HypercoreOptions<T>): Hypercore<T>
    snapshot(options?: HypercoreOptions<T>): Hypercore<T>
    append(blocks: T | readonly T[], options?: AppendOptions): Promise<AppendResult>
    get(index: number, options: GetOptions & { raw: true }): Promise<Uint8Array | null>
    get(index: number, options?: GetOptions): Promise<T | null>
    has(start: number, end?: number): Promise<boolean>
    clear(start: number, end?: number, options?: { diff?: boolean }): Promise<{ blocks: number } | null>
    truncate(length?: number, options?: number | { fork?: number; keyPair?: KeyPair }): Promise<void>
    purge(): Promise<void>
    update(options?: { wait?: boolean; force?: boolean }): Promise<boolean>
    info(options?: { storage?: boolean }): Promise<HypercoreInfo>
    treeHash(length?: number): Promise<Uint8Array>
    download(range?: Range): Download
    findingPeers(): () => void
    /** Checks a proof and keeps what it brings. False when the log has changed meanwhile; throws when it is not genuine. */
    applyProof(proof: Proof): Promise<boolean>
    setActive(active: boolean): void
    setEncryption(encryption: EncryptionProvider | null): Promise<void>
    setEncryptionKey(key: Uint8Array, options?: { block?: boolean }): Promise<void>
    setUserData(key: string, value: Uint8Array | string | null): Promise<void>
    getUserData(key: string): Promise<Uint8Array | null>
    createReadStream(options?: {
      start?: number
      end?: number
      live?: boolean
      snapshot?: boolean
    }): Readable & AsyncIterable<T>
    replicate(muxer: Protomux): Protomux
    replicate(isInitiator: unknown, options?: ReplicateOptions): NoiseSecretStream['rawStream']
  }

  export default Hypercore
  export type {
    AppendOptions,
    AppendResult,
    BlockReader,
    BlockWriter,
    CoreStorage,
    Download,
    EncryptionContext,
    EncryptionProvider,
    GetOptions,
    HashedNode,
    HypercoreEvents,
    HypercoreInfo,
    HypercoreOptions,
    HypercorePeer,
    Proof,
    KeyPair,
    Manifest,
    ManifestSigner,
    Range,
    ReplicateOptions
  }
}
