import type { Packet } from 'multicast-dns'
import { blake2b256, fromHex, toHex } from '../../../model/index.js'
import { ID_BYTES } from '../links/greeting.js'
import { equalBytes, joinBytes, randomBytes } from '../../peer/seal.js'

/**
 * What devices say by multicast DNS. One asks with a fresh nonce: PTR of `NONCE[.ID]._cairn._tcp.local`, in
 * hexadecimal, where ID names the asker to those who are linked with it. Others answer with a service of the id ID:
 * SRV says the port, TXT `v=1`, a nonce of theirs (16 bytes), and tags of 16 bytes in strings of up to fifteen. A tag
 * is the first 16 bytes of BLAKE2b-256, keyed with a topic, over "cairn/lan/1" ‖ both nonces, the asker's first. So
 * only who knows a topic sees that somebody has it, an answer is good for its question alone, and no clock is read.
 */
const SERVICE = '_cairn._tcp.local'
const NONCE_BYTES = 16
const TAG_BYTES = 16
const TTL_S = 20
const TAGS_A_STRING = 15
const STRINGS_A_PACKET = 4
/** Topics are told in fours, filled up by chance, so that their number says little. */
const TAGS_TOGETHER = 4
const LABEL = new TextEncoder().encode('cairn/lan/1')
const VERSION = Buffer.from('v=1')

export const TOPICS_A_PACKET = TAGS_A_STRING * STRINGS_A_PACKET

export interface Question {
  /** In hexadecimal. */
  readonly nonce: string
  /** Who asks, when those who are linked with it need not answer. */
  readonly asker: string | null
}

export interface Answer {
  /** The nonce that was asked with. */
  readonly nonce: string
  readonly id: string
  readonly port: number
  readonly own: Uint8Array
  readonly tags: readonly Uint8Array[]
}

export const freshNonce = (): string => toHex(randomBytes(NONCE_BYTES))

export function writeQuestion({ nonce, asker }: Question): Packet {
  return { questions: [{ name: `${asker === null ? nonce : `${nonce}.${asker}`}.${SERVICE}`, type: 'PTR' }] }
}

/** The questions of this service in a packet; whatever else stands in it is nobody's business here. */
export function readQuestions(packet: Packet): readonly Question[] {
  return (packet.questions ?? []).slice(0, 8).flatMap(({ name, type }) => {
    const asked = type === 'PTR' ? questionIn(name) : null
    return asked ? [asked] : []
  })
}

function questionIn(name: unknown): Question | null {
  const found = typeof name === 'string' ? /^([0-9a-f]{32})(?:\.([0-9a-f]{32}))?\./.exec(name) : null
  if (!found || (name as string).slice(found[0].length) !== SERVICE) return null
  return { nonce: found[1] ?? '', asker: found[2] ?? null }
}

/** The answer to a question, in as many packets as the topics need. */
export function writeAnswers(
  question: Question,
  { id, port, topics }: { readonly id: string; readonly port: number; readonly topics: readonly Uint8Array[] }
): readonly Packet[] {
  const packets: Packet[] = []
  for (let at = 0; at < topics.length; at += TOPICS_A_PACKET) {
    const own = randomBytes(NONCE_BYTES)
    const tags = topics.slice(at, at + TOPICS_A_PACKET).map(topic => tagOf(topic, question.nonce, own))
    while (tags.length % TAGS_TOGETHER !== 0) tags.push(randomBytes(TAG_BYTES))
    tags.sort(Buffer.compare)
    const strings: Uint8Array[] = []
    for (let from = 0; from < tags.length; from += TAGS_A_STRING) {
      strings.push(Buffer.from(joinBytes(...tags.slice(from, from + TAGS_A_STRING))))
    }
    const instance = `${id}.${SERVICE}`
    const [asked] = writeQuestion(question).questions ?? []
    packets.push({
      answers: [{ name: asked?.name ?? '', type: 'PTR', ttl: TTL_S, data: instance }],
      additionals: [
        { name: instance, type: 'SRV', ttl: TTL_S, data: { port, target: `${id}.local` } },
        { name: instance, type: 'TXT', ttl: TTL_S, data: [VERSION, Buffer.from(own), ...strings] }
      ]
    })
  }
  return packets
}

/** An answer in a packet from the net; null when it is none, or not whole. */
export function readAnswer(packet: Packet): Answer | null {
  const records = [...(packet.answers ?? []).slice(0, 8), ...(packet.additionals ?? []).slice(0, 8)]
  const pointer = records.find(({ type, name }) => type === 'PTR' && questionIn(name) !== null)
  const question = pointer && questionIn(pointer.name)
  const instance = pointer?.data
  if (!question || typeof instance !== 'string') return null
  const id = instance.slice(0, 2 * ID_BYTES)
  if (!/^[0-9a-f]{32}$/.test(id) || instance !== `${id}.${SERVICE}`) return null
  const port = portOf(records.find(({ type, name }) => type === 'SRV' && name === instance)?.data)
  const text = records.find(({ type, name }) => type === 'TXT' && name === instance)?.data
  if (port === null || !Array.isArray(text)) return null
  const strings = (text as unknown[]).filter(part => part instanceof Uint8Array)
  const [version, own, ...rest] = strings
  if (strings.length !== text.length || !version || !equalBytes(version, VERSION)) return null
  if (own?.byteLength !== NONCE_BYTES || rest.length > STRINGS_A_PACKET) return null
  if (rest.some(part => part.byteLength % TAG_BYTES !== 0)) return null
  const tags = rest.flatMap(part =>
    Array.from({ length: part.byteLength / TAG_BYTES }, (_, place) =>
      part.subarray(place * TAG_BYTES, (place + 1) * TAG_BYTES)
    )
  )
  return { nonce: question.nonce, id, port, own, tags }
}

function portOf(data: unknown): number | null {
  const port = typeof data === 'object' && data !== null ? (data as { readonly port?: unknown }).port : null
  return typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536 ? port : null
}

/** Which of the topics the answer has, by name. */
export function topicsIn(answer: Answer, topics: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const tags = new Set(answer.tags.map(toHex))
  return [...topics].flatMap(([name, topic]) =>
    tags.has(toHex(tagOf(topic, answer.nonce, answer.own))) ? [name] : []
  )
}

function tagOf(topic: Uint8Array, nonce: string, own: Uint8Array): Uint8Array {
  return blake2b256([LABEL, fromHex(nonce), own], topic).slice(0, TAG_BYTES)
}
