import type { ByteSource } from './adapter.js'

/** A file that was picked in a page, or any other Blob. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer())
  }
}
