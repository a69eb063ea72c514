import type { Duplex } from 'streamx'
import { fromHex, toHex } from '../../model/index.js'
import type { Meetings, Path, Transport } from '../transports/transport.js'
import { eventually } from './suite.js'

const ID_BYTES = 16
/** Whether it starts (1) ‖ who says it (16) ‖ a mark of the stream (16). */
const HELLO_BYTES = 1 + 2 * ID_BYTES
/** For what other ends do in their own time. */
export const PATIENCE_MS = 60_000

/** A stream on which both ends have said who they are and whether they start. */
export interface Met {
  readonly topic: string
  readonly stream: Duplex
  readonly initiator: boolean
  readonly path: Path
  readonly mark: string
  readonly other: { readonly id: string; readonly mark: string; readonly initiator: boolean }
}

/** A transport in use: says hello on every stream that it meets, and keeps those that answered. */
export class TransportEnd implements Meetings {
  readonly transport: Transport
  readonly id = randomId()
  readonly all: Met[] = []
  #streams = 0

  constructor(transport: Transport) {
    this.transport = transport
  }

  /** Streams that were handed over, answered or not. */
  get streams(): number {
    return this.#streams
  }

  static async start(transport: Transport, topics: readonly Uint8Array[]): Promise<TransportEnd> {
    const end = new TransportEnd(transport)
    await transport.start(end)
    transport.setTopics(topics)
    return end
  }

  met(topic: Uint8Array, stream: Duplex, initiator: boolean, path: Path): void {
    this.#streams++
    stream.on('error', () => undefined)
    const mark = randomId()
    stream.write(Uint8Array.of(initiator ? 1 : 0, ...fromHex(this.id), ...fromHex(mark)))
    void receive(stream, HELLO_BYTES).then(hello => {
      if (!hello) return stream.destroy()
      const [id, otherMark] = [hello.slice(1, 1 + ID_BYTES), hello.slice(1 + ID_BYTES)].map(toHex)
      const other = { id: id ?? '', mark: otherMark ?? '', initiator: hello[0] === 1 }
      this.all.push({ topic: toHex(topic), stream, initiator, path, mark, other })
    })
  }

  /** Streams to another end under a topic that are open. */
  open(other: TransportEnd, topic: Uint8Array): readonly Met[] {
    return this.all.filter(
      met => met.other.id === other.id && met.topic === toHex(topic) && !met.stream.destroyed
    )
  }

  /** Waits for a stream to the other end, and gives both of its ends. */
  async meets(other: TransportEnd, topic: Uint8Array): Promise<readonly [here: Met, there: Met]> {
    const found: (readonly [Met, Met])[] = []
    await eventually(
      () => {
        for (const here of this.open(other, topic)) {
          const there = other.open(this, topic).find(({ mark }) => mark === here.other.mark)
          if (there) found.push([here, there])
        }
        return found.length > 0
      },
      'they did not meet',
      PATIENCE_MS
    )
    const [last] = found.slice(-1)
    if (!last) throw new Error('they did not meet')
    return last
  }
}

const randomId = (): string => toHex(crypto.getRandomValues(new Uint8Array(ID_BYTES)))

/** The next bytes of a stream, exactly so many; null when it ends before. More is left for the next reader. */
export function receive(stream: Duplex, length: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let got = 0
  return new Promise(resolve => {
    const end = (isWhole: boolean): void => {
      stream.off('data', onData)
      stream.off('close', onClose)
      stream.pause()
      if (!isWhole) return resolve(null)
      const all = new Uint8Array(got)
      let at = 0
      for (const part of parts) {
        all.set(part, at)
        at += part.byteLength
      }
      if (got > length) (stream as Duplex & { unshift(rest: Uint8Array): void }).unshift(all.slice(length))
      resolve(all.slice(0, length))
    }
    const onClose = (): void => end(false)
    const onData = (chunk: unknown): void => {
      parts.push(chunk as Uint8Array)
      got += (chunk as Uint8Array).byteLength
      if (got >= length) end(true)
    }
    stream.on('data', onData)
    stream.on('close', onClose)
    stream.resume()
    if (stream.destroyed) onClose()
  })
}
