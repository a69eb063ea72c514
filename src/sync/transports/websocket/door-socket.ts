import type { Socket } from './socket-stream.js'

/** What a hub's doors need of a socket: one of `ws`, or a channel that came another way. */
export interface DoorSocket extends Socket {
  readonly OPEN: 1
  readonly isPaused: boolean
  send(data: Uint8Array, options: { readonly binary: true }, sent: (error?: Error | null) => void): void
  send(data: Uint8Array): void
  pause(): void
  resume(): void
  /** Ends it without a word. */
  terminate(): void
}

/** The bytes of a message; null for text. */
export function messageBytes(data: unknown): Uint8Array | null {
  if (data instanceof Uint8Array) return data
  return data instanceof ArrayBuffer ? new Uint8Array(data) : null
}
