/** The part of hyperblobs 2 that the engine uses; the package ships no types of its own. */
declare module 'hyperblobs' {
  import type { Readable, Writable } from 'streamx'
  import type Hypercore from 'hypercore'

  /** Where a blob stands: blocks, and bytes of the log before it. */
  interface BlobId {
    readonly blockOffset: number
    readonly blockLength: number
    readonly byteOffset: number
    readonly byteLength: number
  }

  interface BlobReadOptions {
    /** False fails with BLOCK_NOT_AVAILABLE instead of waiting for a peer. */
    wait?: boolean
    timeout?: number
    prefetch?: boolean
    start?: number
    length?: number
  }

  /** Each piece written is one block; they are appended sixteen at a time. `id` is whole when the stream closes. */
  interface BlobWriteStream extends Writable {
    readonly id: BlobId
  }

  class Hyperblobs {
    constructor(core: Hypercore, options?: { blockSize?: number })
    readonly core: Hypercore
    ready(): Promise<void>
    createReadStream(id: BlobId, options?: BlobReadOptions): Readable & AsyncIterable<Uint8Array>
    createWriteStream(options?: { highWaterMark?: number }): BlobWriteStream
  }

  export default Hyperblobs
  export type { BlobId, BlobReadOptions, BlobWriteStream }
}
