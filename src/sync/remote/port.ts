/** What a MessagePort, a Worker and its inside, and a frame port have in common. */
export interface RemotePort {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  addEventListener(type: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void
  removeEventListener(type: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void
  /** Message ports deliver nothing before it. */
  start?(): void
  close?(): void
}
