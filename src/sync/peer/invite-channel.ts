import NoiseSecretStream from '@hyperswarm/secret-stream'
import Protomux from 'protomux'
import c from 'compact-encoding'
import type { Duplex } from 'streamx'
import { CairnError } from '../../model/index.js'

const SILENCE_MS = 15_000
const KEEP_ALIVE_MS = 5_000
const MAX_BYTES = 4_096

interface InviteStream {
  readonly stream: NoiseSecretStream
  readonly send: (bytes: Uint8Array) => void
}

/** One message each way over an encrypted connection whose ends do not know each other yet. */
function openStream(
  raw: Duplex,
  initiator: boolean,
  onMessage: (bytes: Uint8Array) => void
): Promise<InviteStream> {
  const stream = new NoiseSecretStream(initiator, raw, { keepAlive: KEEP_ALIVE_MS })
  stream.setTimeout(SILENCE_MS)
  stream.on('error', () => undefined)
  return new Promise((resolve, reject) => {
    stream.once('close', () => reject(new CairnError('unreachable', 'The connection ended.')))
    void stream.opened.then(opened => {
      const channel = opened
        ? Protomux.from(stream).createChannel({
            protocol: 'cairn/invite/1',
            unique: true,
            onclose: () => stream.destroy()
          })
        : null
      if (!channel) return stream.destroy()
      const message = channel.addMessage<Uint8Array>({
        encoding: c.raw,
        onmessage: bytes => (bytes.byteLength > MAX_BYTES ? stream.destroy() : onMessage(bytes))
      })
      channel.open()
      resolve({ stream, send: bytes => message.send(bytes) })
    })
  })
}

/** The inviter's end: answers each request; `answer` may take as long as a person needs. */
export async function answerRequests(
  raw: Duplex,
  initiator: boolean,
  answer: (request: Uint8Array) => Promise<Uint8Array | null>
): Promise<void> {
  const requests: Uint8Array[] = []
  let open: InviteStream | null = null
  const take = (request: Uint8Array) => {
    void answer(request).then(
      reply => (reply ? open?.send(reply) : open?.stream.destroy()),
      () => open?.stream.destroy()
    )
  }
  open = await openStream(raw, initiator, bytes => (open ? take(bytes) : requests.push(bytes)))
  for (const request of requests) take(request)
}

/**
 * The joining end: sends the request and resolves with the bytes of the answer.
 * @throws CairnError 'unreachable' | 'aborted'
 */
export async function sendRequest(
  raw: Duplex,
  initiator: boolean,
  request: Uint8Array,
  signal: AbortSignal
): Promise<Uint8Array> {
  let answered: (reply: Uint8Array) => void = () => undefined
  const reply = new Promise<Uint8Array>(resolve => (answered = resolve))
  const { stream, send } = await openStream(raw, initiator, bytes => answered(bytes))
  const ended = new Promise<never>((_resolve, reject) => {
    stream.once('close', () =>
      reject(new CairnError('unreachable', 'The other device went away. Try again.'))
    )
    signal.addEventListener('abort', () => reject(new CairnError('aborted', 'Stopped.')))
  })
  ended.catch(() => undefined)
  send(request)
  try {
    return await Promise.race([reply, ended])
  } finally {
    stream.destroy()
  }
}
