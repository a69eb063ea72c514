import { CairnError } from '../../model/index.js'

/** Bytes of one message at most. */
export const MAX_FRAME = 16 * 1024 * 1024
const HEADER = 4

/**
 * A message with its length before it, u32 little-endian.
 * @throws CairnError 'value-too-large' when it exceeds MAX_FRAME
 */
export function frame(text: string): Uint8Array {
  const body = new TextEncoder().encode(text)
  if (body.length > MAX_FRAME) {
    throw new CairnError('value-too-large', 'This is too much for one call. Ask or write in smaller parts.', {
      detail: { bytes: body.length, limit: MAX_FRAME }
    })
  }
  const bytes = new Uint8Array(HEADER + body.length)
  new DataView(bytes.buffer).setUint32(0, body.length, true)
  bytes.set(body, HEADER)
  return bytes
}

/** Finds messages in a stream that comes in pieces of any size. Holds one message's bytes at most, as they come. */
export class FrameReader {
  #pieces: Uint8Array[] = []
  #held = 0
  /** Of the message that is coming; null until its header is here. */
  #length: number | null = null;

  /**
   * The messages that are complete with this piece. After an error the stream is of no use any more.
   * @throws CairnError 'bad-input' for a message too long, or not text
   */
  *push(piece: Uint8Array): Generator<string> {
    this.#pieces.push(piece)
    this.#held += piece.length
    while (this.#held >= HEADER + (this.#length ?? 0)) {
      const bytes = joined(this.#pieces)
      this.#length ??= lengthIn(bytes)
      const end = HEADER + this.#length
      const isComplete = bytes.length >= end
      this.#pieces = [isComplete ? bytes.subarray(end) : bytes]
      if (!isComplete) return
      this.#held -= end
      this.#length = null
      yield textOf(bytes.subarray(HEADER, end))
    }
  }
}

function lengthIn(bytes: Uint8Array): number {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  if (length > MAX_FRAME) throw unreadable('A message from the other side is too long.')
  return length
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw unreadable('A message from the other side is not text.', cause)
  }
}

function unreadable(message: string, cause?: unknown): CairnError {
  return new CairnError('bad-input', message, { cause })
}
