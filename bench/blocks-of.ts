import { randomBytes } from '../src/sync/peer/seal.js'

export const BLOCK_BYTES = 65_536

/** Blocks of which no two are the same, made quickly. */
export async function* blocksOf(bytes: number): AsyncGenerator<Uint8Array> {
  const random = randomBytes(BLOCK_BYTES)
  for (let at = 0; at < bytes; at += BLOCK_BYTES) {
    const block = random.slice(0, Math.min(BLOCK_BYTES, bytes - at))
    new DataView(block.buffer).setFloat64(0, at)
    yield await Promise.resolve(block)
  }
}
