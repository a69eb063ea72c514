/**
 * Messages in order between two ends, however they travel: a WebRTC data channel, a port. Bytes are data; text is what
 * the two ends say to each other about the channel.
 */
export interface ByteChannel {
  /** Bytes that were given to `send` and have not left yet. */
  readonly waiting: number
  /** Bytes of one message, at most; who sends more cuts it. */
  readonly messageBytes: number
  /** After `open`; after `close` it does nothing. */
  send(message: Uint8Array | string): void
  /** Ends both ends once what was sent has arrived. May be called twice. */
  close(): void
  /** Called once, in the task in which the channel was made: what came earlier is lost. */
  listen(events: ChannelEvents): void
}

export interface ChannelEvents {
  open(): void
  message(message: Uint8Array | string): void
  /** What waits has sunk to LOW_WATER. */
  drain(): void
  /** Whoever ended it. Once, and nothing after it. */
  close(): void
}

/** Bytes that wait when a writer that was stopped may go on; `socketStream` stops it at 1 MiB. */
export const LOW_WATER = 1 << 18
