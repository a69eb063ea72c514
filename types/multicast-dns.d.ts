/** The part of multicast-dns 7 that the engine uses; the package ships no types of its own. */
declare module 'multicast-dns' {
  interface Options {
    /** Address whose network is spoken to. */
    interface?: string
    bind?: string
    port?: number
    /** False: joins no group. */
    multicast?: boolean
    /** In place of its own one. */
    socket?: unknown
  }

  interface Question {
    name: string
    type: string
  }

  /** `data` is as its type says, and comes from strangers. */
  interface Answer {
    name: string
    type: string
    ttl?: number
    data: unknown
  }

  interface Packet {
    questions?: readonly Question[]
    answers?: readonly Answer[]
    additionals?: readonly Answer[]
  }

  interface Sender {
    readonly address: string
    readonly port: number
  }

  interface MulticastDns {
    on(event: 'query' | 'response', listener: (packet: Packet, from: Sender) => void): this
    on(event: 'error' | 'warning', listener: (error: Error) => void): this
    on(event: 'ready', listener: () => void): this
    query(packet: Packet, done?: () => void): void
    respond(packet: Packet, done?: () => void): void
    destroy(done?: () => void): void
  }

  export default function multicastDns(options?: Options): MulticastDns
  export type { Answer, MulticastDns, Options, Packet, Question, Sender }
}
