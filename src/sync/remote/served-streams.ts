import { CairnError } from '../../model/index.js'
import { aborted } from '../abort.js'
import type { ByteSource, Progress } from '../adapter.js'
import { closedError, errorOf, type ErrorMessage } from './protocol.js'

/** Streams that one client may have open at once. */
const MAX_STREAMS = 64

/** Bytes of a piece that is asked for in turn. */
export const PIECE_BYTES = 262_144

/** What a call may do while it runs, beside answering. */
export interface Work {
  /** Aborts when the client gives the call up, or goes. */
  readonly signal: AbortSignal
  /** Tells the client something before the answer. */
  readonly tell: (value: unknown) => void
  readonly streams: ServedStreams
}

/** Told to a client: it is asked for a part of what it named in the call, and answers with `stream.give`. */
export interface Asked {
  readonly ticket: number
  readonly start: number
  readonly end: number
}

/** A stream for the client to read. */
interface Stream {
  readonly pieces: AsyncIterable<Uint8Array>
  /** Aborted when the client stops before the end. */
  readonly stop: AbortController
  /** How far it is; told with each piece. */
  readonly progress?: () => Progress | null
}
type Kept = Omit<Stream, 'pieces'> & { readonly pieces: AsyncIterator<Uint8Array> }

/**
 * The bytes that go over a port piece by piece, each only when the other side asks for it: streams that the client
 * reads here, and things of the client's that are read from here.
 */
export class ServedStreams {
  readonly #kept = new Map<number, Kept>()
  readonly #asked = new Map<number, (given: unknown, error: unknown) => void>()
  #last = 0

  /** Keeps a stream until it ends or the client goes. Returns its handle. @throws CairnError 'bad-input' */
  keep(stream: Stream): number {
    if (this.#kept.size >= MAX_STREAMS) throw new CairnError('bad-input', 'Too many streams at once.')
    this.#kept.set(++this.#last, { ...stream, pieces: stream.pieces[Symbol.asyncIterator]() })
    return this.#last
  }

  /** The next piece; null at the end. */
  async next(handle: unknown, { tell }: Work): Promise<Uint8Array | null> {
    const kept = this.#kept.get(Number(handle))
    if (!kept) throw new CairnError('closed', 'This stream is closed.')
    const next: IteratorResult<Uint8Array, unknown> = await kept.pieces.next()
    const progress = kept.progress?.()
    if (progress) tell(progress)
    if (next.done !== true) return next.value
    this.#kept.delete(Number(handle))
    return null
  }

  /** The client reads no more of it. */
  async end(handle: unknown): Promise<void> {
    const kept = this.#kept.get(Number(handle))
    this.#kept.delete(Number(handle))
    kept?.stop.abort()
    await kept?.pieces.return?.()
  }

  /** What the client named in a call, read from it while the call runs. */
  source(work: Work, size: number): ByteSource {
    return {
      size,
      read: (start, end) => this.#ask(work, start, end)
    }
  }

  /** What the client gives in the call, one piece after the other until an empty one. */
  async *pieces(work: Work): AsyncGenerator<Uint8Array> {
    for (let at = 0; ;) {
      const piece = await this.#ask(work, at, at + PIECE_BYTES)
      if (piece.length === 0) return
      at += piece.length
      yield piece
    }
  }

  /** Answers what was asked of the client. */
  give(ticket: unknown, given: unknown, error: unknown): void {
    this.#asked.get(Number(ticket))?.(given, error)
  }

  /** The client is gone. */
  async close(): Promise<void> {
    for (const answer of this.#asked.values()) answer(null, null)
    await Promise.all([...this.#kept.keys()].map(handle => this.end(handle)))
  }

  #ask({ signal, tell }: Work, start: number, end: number): Promise<Uint8Array> {
    const ticket = ++this.#last
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#asked.delete(ticket)
        signal.removeEventListener('abort', onAbort)
      }
      const onAbort = () => {
        leave()
        reject(aborted(signal.reason))
      }
      this.#asked.set(ticket, (given, error) => {
        leave()
        if (given instanceof Uint8Array) resolve(given)
        else reject(error ? errorOf(error as ErrorMessage) : closedError())
      })
      if (signal.aborted) return onAbort()
      signal.addEventListener('abort', onAbort)
      tell({ ticket, start, end } satisfies Asked)
    })
  }
}
