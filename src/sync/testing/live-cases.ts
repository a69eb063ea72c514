import type { Duplex } from 'streamx'
import type { Transport } from '../transports/transport.js'
import { eventually, holds, same } from './suite.js'
import { PATIENCE_MS, receive, TransportEnd } from './transport-end.js'

/** A place where transports of one kind can meet, made for one test. */
export interface TransportLab {
  /** A transport, not started, that can meet every other one of this lab. */
  make(): Transport
  /** Opens a stream to something that listens here, as a stranger would; absent where nothing listens. */
  stranger?(transport: Transport): Promise<Duplex>
  close(): Promise<void>
}

type Start = (...topics: readonly Uint8Array[]) => Promise<TransportEnd>
type LiveCase = (start: Start, lab: TransportLab) => Promise<void>

const STREAM_BYTES = 3 << 20
const CHUNK_BYTES = 1 << 16
/** More than any transport and system may hold for a reader that does not read. */
const MOST_BYTES = 64 << 20
const MANY = 20

const topicOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)

/** What every way of meeting does that gives connections, by the name of the test. */
export const liveCases = {
  'two that look under one topic meet, and exactly one of them starts': async start => {
    const [a, b] = [await start(topicOf(1)), await start(topicOf(1))]
    const [here, there] = await a.meets(b, topicOf(1))
    same(here.initiator, !there.initiator, 'who starts')
    same(here.path, there.path, 'the path on both ends')
  },
  'under another topic nobody meets': async start => {
    const [a, b, c] = [await start(topicOf(1)), await start(topicOf(2)), await start(topicOf(1))]
    await a.meets(c, topicOf(1))
    b.transport.setTopics([topicOf(2), topicOf(3)])
    c.transport.setTopics([topicOf(1), topicOf(3)])
    await b.meets(c, topicOf(3))
    same(b.all.filter(({ other }) => other.id === a.id).length, 0, 'meetings under different topics')
  },
  'of three each meets both others, and none itself': async start => {
    const ends = [await start(topicOf(1)), await start(topicOf(1)), await start(topicOf(1))] as const
    const [a, b, c] = ends
    await a.meets(b, topicOf(1))
    await b.meets(c, topicOf(1))
    await c.meets(a, topicOf(1))
    for (const end of ends) holds(!end.all.some(({ other }) => other.id === end.id), 'met itself')
  },
  'large streams go both ways whole while a reader holds its writer back': async start => {
    const [a, b] = [await start(topicOf(1)), await start(topicOf(1))]
    const [here, there] = await a.meets(b, topicOf(1))
    const held = await fill(here.stream)
    const [forth, back] = [held + STREAM_BYTES, STREAM_BYTES]
    const results = await Promise.all([
      receive(there.stream, forth),
      receive(here.stream, back),
      send(here.stream, held, forth),
      send(there.stream, 0, back)
    ])
    holds(isPattern(results[0], forth), 'what came there is not what was sent')
    holds(isPattern(results[1], back), 'what came here is not what was sent')
  },
  'two whose stream was cut meet again by themselves': async start => {
    const [a, b] = [await start(topicOf(1)), await start(topicOf(1))]
    for (const cutter of ['here', 'there'] as const) {
      const [here, there] = await a.meets(b, topicOf(1))
      if (cutter === 'here') here.stream.destroy()
      else there.stream.destroy()
      await eventually(() => here.stream.destroyed && there.stream.destroyed, 'one end stays', PATIENCE_MS)
    }
    await a.meets(b, topicOf(1))
  },
  'what is open stays when its topic goes, and a topic that comes later is met': async start => {
    const [a, b] = [await start(topicOf(1)), await start(topicOf(1))]
    const [here, there] = await a.meets(b, topicOf(1))
    for (const { transport } of [a, b]) transport.setTopics([topicOf(2)])
    await a.meets(b, topicOf(2))
    here.stream.write(Uint8Array.of(7))
    same([...((await receive(there.stream, 1)) ?? [])], [7], 'a byte after the topic went')
  },
  'stop ends what is open, takes nothing more, and may be called twice': async start => {
    const [a, b] = [await start(topicOf(1)), await start(topicOf(1))]
    const [here, there] = await a.meets(b, topicOf(1))
    await a.transport.stop()
    await eventually(() => here.stream.destroyed && there.stream.destroyed, 'still open', PATIENCE_MS)
    await a.transport.stop()
    const before = a.streams
    const c = await start(topicOf(1))
    await c.meets(b, topicOf(1))
    same(a.streams, before, 'streams after the end')
  },
  'many topics are met at once, each on a stream of its own': async start => {
    const topics = Array.from({ length: MANY }, (_, place) => topicOf(place + 1))
    const [a, b] = [await start(...topics), await start(...topics)]
    for (const topic of topics) await a.meets(b, topic)
  },
  'a stranger who talks nonsense is dropped, and harms nobody': async (start, lab) => {
    const [a, b] = [await start(topicOf(1)), await start(topicOf(1))]
    await a.meets(b, topicOf(1))
    if (!lab.stranger) return
    const streams: Duplex[] = []
    while (streams.length < 8) streams.push(await lab.stranger(a.transport))
    for (const stream of streams) {
      stream.on('error', () => undefined)
      stream.resume()
      stream.write(new Uint8Array(4096).map((_, place) => (place * 31) % 256))
    }
    await eventually(() => streams.every(stream => stream.destroyed), 'the stranger stays', PATIENCE_MS)
    const c = await start(topicOf(1))
    await c.meets(a, topicOf(1))
    same(a.open(b, topicOf(1)).length > 0, true, 'the first stream')
  }
} satisfies { readonly [name: string]: LiveCase }

/** Runs a case in a lab that is made for it. */
export async function runLive(run: LiveCase, lab: TransportLab): Promise<void> {
  const ends: TransportEnd[] = []
  try {
    await run(async (...topics) => {
      const end = await TransportEnd.start(lab.make(), topics)
      ends.push(end)
      return end
    }, lab)
  } finally {
    await Promise.all(ends.map(({ transport }) => transport.stop()))
  }
}

const byteAt = (place: number): number => (place * 7 + (place >> 8)) % 256

function chunkAt(at: number, end: number): Uint8Array {
  return new Uint8Array(Math.min(CHUNK_BYTES, end - at)).map((_, place) => byteAt(at + place))
}

/** Writes until the writer is held back for a while, since nobody reads; gives how much that was. */
async function fill(stream: Duplex): Promise<number> {
  let sent = 0
  for (;;) {
    holds(sent < MOST_BYTES, 'a writer is never held back')
    const chunk = chunkAt(sent, Infinity)
    sent += chunk.byteLength
    if (!stream.write(chunk) && !(await drained(stream, 200))) return sent
  }
}

async function send(stream: Duplex, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += CHUNK_BYTES) {
    if (!stream.write(chunkAt(at, to))) await drained(stream, PATIENCE_MS)
  }
}

/** Whether the writer may go on within the time. */
function drained(stream: Duplex, milliseconds: number): Promise<boolean> {
  return new Promise(resolve => {
    const end = (isDrained: boolean): void => {
      clearTimeout(late)
      stream.off('drain', onDrain)
      resolve(isDrained)
    }
    const onDrain = (): void => end(true)
    const late = setTimeout(() => end(false), milliseconds)
    stream.once('drain', onDrain)
  })
}

function isPattern(bytes: Uint8Array | null, length: number): boolean {
  return bytes?.byteLength === length && bytes.every((byte, place) => byte === byteAt(place))
}
