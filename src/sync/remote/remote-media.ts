import type { Media, NewMedia } from '../adapter.js'
import { errorMessage } from './protocol.js'
import { pieces, type Call } from './remote-bundles.js'
import { PIECE_BYTES, type Asked } from './served-streams.js'

/** `Media` of a store on the other side of a port. Bytes go over it only as the other side asks for them. */
export function remoteMedia(call: Call): Media {
  /** One file at a time: each takes calls beside its own to go on. */
  let turn: Promise<unknown> = Promise.resolve()
  return {
    put(bytes, options) {
      const mine = turn.then(() => put(call, bytes, options))
      turn = Promise.allSettled([mine])
      return mine
    },
    async *read(hash, { signal, ...wish } = {}) {
      const handle = await call<number>('media.read', [hash, wish], signal)
      yield* pieces(call, handle, { signal, onProgress: undefined })
    },
    state: hash => call('media.state', [hash]),
    totals: () => call('media.totals', []),
    policy: () => call('media.policy', []),
    setPolicy: policy => call('media.setPolicy', [policy]),
    setMetered: isMetered => call('media.setMetered', [isMetered]),
    free: hash => call('media.free', [hash])
  }
}

async function put(
  call: Call,
  bytes: AsyncIterable<Uint8Array>,
  { signal, onProgress, ...options }: NewMedia
): ReturnType<Media['put']> {
  const source = inPieces(bytes)
  let given = 0
  const answer = async ({ ticket }: Asked): Promise<void> => {
    const [next] = await Promise.allSettled([source.next()])
    const isRead = next.status === 'fulfilled'
    const piece = isRead && next.value.done !== true ? next.value.value : END
    given += piece.length
    const failed = isRead ? [] : [errorMessage(next.reason)]
    // Where this does not arrive, the call that asked for it fails too.
    await Promise.allSettled([call('stream.give', [ticket, isRead ? piece : null, ...failed])])
    if (piece.length > 0) onProgress?.(given)
  }
  try {
    return await call('media.put', [options], signal, value => void answer(value as Asked))
  } finally {
    // Not waited for: a source that hangs would hang here too.
    void Promise.allSettled([source.return(undefined)])
  }
}

/** An empty piece says that there is no more. */
const END = new Uint8Array(0)

/** Bytes in pieces that are worth a message, and fit into one. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, undefined> {
  let piece = new Uint8Array(PIECE_BYTES)
  let filled = 0
  for await (const part of bytes) {
    for (let at = 0; at < part.length;) {
      const taken = part.subarray(at, at + PIECE_BYTES - filled)
      piece.set(taken, filled)
      filled += taken.length
      at += taken.length
      if (filled < PIECE_BYTES) continue
      yield piece
      piece = new Uint8Array(PIECE_BYTES)
      filled = 0
    }
  }
  if (filled > 0) yield piece.slice(0, filled)
}
