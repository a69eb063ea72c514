import { EventEmitter } from 'node:events'
import multicastDns, { type Packet } from 'multicast-dns'

/** The library between packets and bytes, without a net. */
export class DnsWire {
  readonly #socket = new EventEmitter()
  readonly #dns
  #sent: Uint8Array = new Uint8Array()
  #heard: Packet | null = null

  constructor() {
    Object.assign(this.#socket, {
      bind: (_port: number, _address: string, done: () => void) => done(),
      close: (done: () => void) => done(),
      send: (
        bytes: Buffer,
        _from: number,
        _length: number,
        _port: number,
        _host: string,
        done: () => void
      ) => {
        this.#sent = bytes
        done()
      }
    })
    this.#dns = multicastDns({ socket: this.#socket, multicast: false, bind: '127.0.0.1' })
    this.#dns.on('warning', () => undefined)
    this.#dns.on('query', packet => (this.#heard = packet))
    this.#dns.on('response', packet => (this.#heard = packet))
  }

  /** The bytes that go out. */
  async bytesOf(what: 'query' | 'respond', packet: Packet): Promise<Uint8Array> {
    await new Promise<void>(resolve => this.#dns[what]({ ...packet }, resolve))
    return this.#sent
  }

  /** What is heard of bytes that come in; null when they are no packet. */
  packetOf(bytes: Uint8Array): Packet | null {
    this.#heard = null
    this.#socket.emit('message', Buffer.from(bytes), { address: '127.0.0.1', port: 5353 })
    return this.#heard
  }

  /** As it comes out of the net. */
  async passed(what: 'query' | 'respond', packet: Packet): Promise<Packet> {
    return this.packetOf(await this.bytesOf(what, packet)) ?? {}
  }
}
