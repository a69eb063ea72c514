import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface Position {
  readonly lngLat: readonly [number, number]
  /** Metres. */
  readonly accuracy: number
}
export type PositionState =
  | { readonly type: 'off' }
  | { readonly type: 'looking' }
  | { readonly type: 'found'; readonly position: Position }
  | { readonly type: 'denied' }
  | { readonly type: 'unavailable' }

/** The device's own position, asked for only when the user wants it, given up when the host leaves the page. */
export class OwnPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #found: (position: Position, first: boolean) => void
  #watch: number | null = null
  state: PositionState = { type: 'off' }

  constructor(host: ReactiveControllerHost, found: (position: Position, first: boolean) => void) {
    this.#host = host
    this.#found = found
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#stop()
    this.state = { type: 'off' }
  }

  start(): void {
    if (!('geolocation' in navigator)) return this.#set({ type: 'unavailable' })
    if (this.#watch !== null) return
    this.#set({ type: 'looking' })
    this.#watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        const first = this.state.type !== 'found'
        const position = { lngLat: [coords.longitude, coords.latitude] as const, accuracy: coords.accuracy }
        this.#set({ type: 'found', position })
        this.#found(position, first)
      },
      error => {
        if (error.code === error.PERMISSION_DENIED) {
          this.#stop()
          this.#set({ type: 'denied' })
        } else if (this.state.type !== 'found') {
          this.#stop()
          this.#set({ type: 'unavailable' })
        }
      },
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 }
    )
  }

  #stop(): void {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch)
    this.#watch = null
  }

  #set(state: PositionState): void {
    this.state = state
    this.#host.requestUpdate()
  }
}
