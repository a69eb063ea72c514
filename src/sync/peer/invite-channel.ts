import NoiseSecretStream from '@hyperswarm/secret-stream'
import Protomux from 'protomux'
import c from 'compact-encoding'
import type { Duplex } from 'streamx'
import { CairnError } from '../../model/index.js'

const SILENCE_MS = 15_000
const KEEP_ALIVE_MS = 5_000
const MAX_BYTES = 4_096
/** Time for the handshake and for the request, and messages that one connection may bring. */
const PATIENCE_MS = 10_000
const MAX_MESSAGES = 4

interface InviteStream {
  readonly stream: NoiseSecretStream
  readonly send: (bytes: Uint8Array) => void
}

/**
 * Short messages both ways over an encrypted connection whose ends do not know each other yet. Whoever sends
 * nothing, too much or too often is cut off.
 */
function openStream(raw: Duplex, initiator: boolean, onMessage: (bytes: Uint8Array) => void): InviteStream {
  const stream = new NoiseSecretStream(initiator, raw, { keepAlive: KEEP_ALIVE_MS })
  stream.setTimeout(SILENCE_MS)
  // It may have been paused, so that nothing was lost while it waited.
  raw.resume()
  // Connections end for many reasons; 'close' follows and is what counts.
  stream.on('error', () => undefined)
  const stopWaiting = within(PATIENCE_MS, stream)
  void stream.opened.then(stopWaiting)
  const channel = Protomux.from(stream).createChannel({
    protocol: 'cairn/invite/1',
    unique: true,
    onclose: () => stream.destroy()
  })
  if (!channel) {
    stream.destroy()
    return { stream, send: () => undefined }
  }
  let messages = 0
  const message = channel.addMessage<Uint8Array>({
    encoding: c.raw,
    onmessage: bytes => {
      if (bytes.byteLength > MAX_BYTES || ++messages > MAX_MESSAGES) return stream.destroy()
      onMessage(Uint8Array.from(bytes))
    }
  })
  // Opened before the handshake is done, so that the other end never meets a channel it does not know.
  channel.open()
  const send = (bytes: Uint8Array) => {
    if (!stream.destroying) message.send(bytes)
  }
  return { stream, send }
}

/**
 * The inviter's end: answers each request; `answer` may take as long as a person needs. Null, and a failure,
 * end the connection without a word; the same request may come again over another one.
 */
export function answerRequests(
  raw: Duplex,
  initiator: boolean,
  answer: (request: Uint8Array) => Promise<Uint8Array | null>
): void {
  const { stream, send } = openStream(raw, initiator, request => {
    stopWaiting()
    answer(request).then(
      reply => (reply ? send(reply) : stream.destroy()),
      () => stream.destroy()
    )
  })
  const stopWaiting = within(2 * PATIENCE_MS, stream)
}

/** Ends the stream unless told in time that it does well. */
function within(milliseconds: number, stream: NoiseSecretStream): () => void {
  const patience = setTimeout(() => stream.destroy(), milliseconds)
  const stop = () => clearTimeout(patience)
  stream.once('close', stop)
  return stop
}

/**
 * The joining end: sends the request and resolves with what the other end says.
 * @throws CairnError 'unreachable' | 'aborted'
 */
export function sendRequest(
  raw: Duplex,
  initiator: boolean,
  request: Uint8Array,
  signal: AbortSignal
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const { stream, send } = openStream(raw, initiator, reply => {
      resolve(reply)
      stream.destroy()
    })
    const abort = () => {
      reject(new CairnError('aborted', 'Stopped.'))
      stream.destroy()
    }
    stream.once('close', () => {
      signal.removeEventListener('abort', abort)
      reject(new CairnError('unreachable', 'The other device went away. Try again.'))
    })
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    send(request)
  })
}
