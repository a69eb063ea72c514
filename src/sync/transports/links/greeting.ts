import type { Duplex } from 'streamx'
import { blake2b256, toHex } from '../../../model/index.js'
import { equalBytes, joinBytes, randomBytes } from '../../peer/seal.js'

/**
 * How two ends agree on a topic without naming it. The waiting end says version (1) ‖ id (16) ‖ nonce (16); the
 * calling end id (16) ‖ nonce (16) ‖ tag (16); the waiting end tag (16). A tag is the first 16 bytes of BLAKE2b-256,
 * keyed with the topic, over "cairn/meet/1" ‖ (1 from the caller, 0 from the other) ‖ both nonces ‖ both ids, the
 * waiting end's first. Whoever listens in, or repeats what was said, learns nothing and gets nowhere.
 */
const VERSION = 1
export const ID_BYTES = 16
const NONCE_BYTES = 16
const TAG_BYTES = 16
const GREETING_MS = 5_000

const LABEL = new TextEncoder().encode('cairn/meet/1')

interface Said {
  readonly nonces: readonly [waiting: Uint8Array, calling: Uint8Array]
  readonly ids: readonly [waiting: Uint8Array, calling: Uint8Array]
}

function tagOf(topic: Uint8Array, isCaller: boolean, { nonces, ids }: Said): Uint8Array {
  const side = Uint8Array.of(isCaller ? 1 : 0)
  return blake2b256([LABEL, side, ...nonces, ...ids], topic).slice(0, TAG_BYTES)
}

/**
 * The waiting end. Resolves with the topic that the caller proved to know, in hexadecimal, and the caller's id; null
 * when it is none of `topics`, `admit` says no, or the other end is too slow or says something else. The stream is
 * paused then.
 * @param topics by their hexadecimal form
 */
export async function receiveGreeting(
  stream: Duplex,
  self: Uint8Array,
  topics: ReadonlyMap<string, Uint8Array>,
  admit: (topic: string, other: string) => boolean
): Promise<{ readonly topic: string; readonly other: string } | null> {
  const nonce = randomBytes(NONCE_BYTES)
  stream.write(joinBytes(Uint8Array.of(VERSION), self, nonce))
  const answer = await takeBytes(stream, ID_BYTES + NONCE_BYTES + TAG_BYTES)
  if (!answer) return null
  const id = answer.subarray(0, ID_BYTES)
  const said: Said = {
    nonces: [nonce, answer.subarray(ID_BYTES, ID_BYTES + NONCE_BYTES)],
    ids: [self, id]
  }
  const tag = answer.subarray(ID_BYTES + NONCE_BYTES)
  const found = [...topics].find(([, topic]) => equalBytes(tag, tagOf(topic, true, said)))
  const other = toHex(id)
  if (!found || !admit(found[0], other)) return null
  stream.write(tagOf(found[1], false, said))
  return { topic: found[0], other }
}

/**
 * The calling end. Resolves with the id of the other end when it knows the topic too; null when it does not, `admit`
 * says no, or the other end is too slow or says something else. The stream is paused then.
 */
export async function sendGreeting(
  stream: Duplex,
  self: Uint8Array,
  topic: Uint8Array,
  admit: (other: string) => boolean
): Promise<string | null> {
  const opening = await takeBytes(stream, 1 + ID_BYTES + NONCE_BYTES)
  if (opening?.[0] !== VERSION) return null
  const id = opening.subarray(1, 1 + ID_BYTES)
  const other = toHex(id)
  if (!admit(other)) return null
  const nonce = randomBytes(NONCE_BYTES)
  const said: Said = { nonces: [opening.subarray(1 + ID_BYTES), nonce], ids: [id, self] }
  stream.write(joinBytes(self, nonce, tagOf(topic, true, said)))
  const tag = await takeBytes(stream, TAG_BYTES)
  return tag && equalBytes(tag, tagOf(topic, false, said)) ? other : null
}

/** The next bytes, exactly so many, or null when they do not come. Pauses the stream; what came with them stays in it. */
function takeBytes(stream: Duplex, length: number): Promise<Uint8Array | null> {
  return new Promise(resolve => {
    let got: Uint8Array = new Uint8Array(0)
    const end = (result: Uint8Array | null): void => {
      clearTimeout(late)
      stream.off('data', onData)
      stream.off('close', onClose)
      stream.pause()
      resolve(result)
    }
    const onClose = (): void => end(null)
    const onData = (chunk: unknown): void => {
      got = joinBytes(got, chunk as Uint8Array)
      if (got.length < length) return
      end(got.subarray(0, length))
      if (got.length > length) (stream as Unshift).unshift(got.subarray(length))
    }
    const late = setTimeout(onClose, GREETING_MS)
    stream.on('data', onData)
    stream.on('close', onClose)
    stream.resume()
    if (stream.destroyed) onClose()
  })
}

/** Streams of Node and of streamx have it; the types of streamx leave it out. */
type Unshift = Duplex & { unshift(bytes: Uint8Array): void }
