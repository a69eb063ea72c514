/** The part of protomux 3 that the engine uses; the package ships no types of its own. */
declare module 'protomux' {
  import type { Duplex } from 'streamx'
  import type { Encoder } from 'compact-encoding'

  interface ProtocolName {
    protocol: string
    id?: Uint8Array | null
  }

  interface MessageOptions<T> {
    encoding?: Encoder<T>
    autoBatch?: boolean
    onmessage?: (message: T, channel: Channel) => void | Promise<void>
  }

  interface Message<T> {
    readonly type: number
    /** False when the stream below wants the sender to wait for `ondrain`. */
    send(message: T, channel?: Channel): boolean
  }

  interface ChannelOptions<H> extends ProtocolName {
    aliases?: readonly string[]
    unique?: boolean
    userData?: unknown
    handshake?: Encoder<H> | null
    messages?: readonly MessageOptions<never>[]
    onopen?: (handshake: H, channel: Channel<H>) => void | Promise<void>
    onclose?: (isRemote: boolean, channel: Channel<H>) => void | Promise<void>
    ondestroy?: (channel: Channel<H>) => void
    ondrain?: (channel: Channel<H>) => void
  }

  /** One named conversation inside a stream. */
  interface Channel<H = unknown> {
    readonly protocol: string
    readonly id: Uint8Array | null
    readonly handshake: H | null
    readonly opened: boolean
    readonly closed: boolean
    readonly destroyed: boolean
    readonly drained: boolean
    readonly messages: readonly Message<unknown>[]
    userData: unknown
    open(handshake?: H): void
    close(): void
    cork(): void
    uncork(): void
    fullyOpened(): Promise<boolean>
    fullyClosed(): Promise<void>
    addMessage<T = Uint8Array>(options?: MessageOptions<T>): Message<T>
  }

  class Protomux {
    constructor(stream: unknown, options?: { alloc?: (byteLength: number) => Uint8Array })
    static from(stream: unknown, options?: { alloc?: (byteLength: number) => Uint8Array }): Protomux
    static isProtomux(value: unknown): value is Protomux

    readonly isProtomux: true
    readonly stream: Duplex
    readonly drained: boolean;

    [Symbol.iterator](): IterableIterator<Channel>
    /** Null when the stream is gone, or a unique channel of that name is open already. */
    createChannel<H = unknown>(options: ChannelOptions<H>): Channel<H> | null
    getLastChannel(name: ProtocolName): Channel | null
    opened(name: ProtocolName): boolean
    pair(name: ProtocolName, notify: (id: Uint8Array | null) => void | Promise<void>): void
    unpair(name: ProtocolName): void
    isIdle(): boolean
    cork(): void
    uncork(): void
    destroy(error?: Error): void
  }

  export default Protomux
  export type { Channel, ChannelOptions, Message, MessageOptions, ProtocolName }
}
