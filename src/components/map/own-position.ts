export interface Position {
  readonly lngLat: readonly [number, number]
  /** Metres. */
  readonly accuracy: number
  /** Degrees clockwise from north in which the device moves; null while it stands. */
  readonly course: number | null
}

export type PositionState =
  | { readonly type: 'off' }
  | { readonly type: 'looking' }
  | { readonly type: 'found'; readonly position: Position }
  | { readonly type: 'denied' }
  | { readonly type: 'unavailable' }

/** Slower than this a course is noise, metres a second. */
const WALKING = 0.7

/** The device's own position, asked for from `start` to `stop`, and not while nobody sees the page. */
export class OwnPosition {
  readonly #changed: () => void
  #watch: number | null = null
  #state: PositionState = { type: 'off' }

  /** @param changed called after each change of `state` */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  get state(): PositionState {
    return this.#state
  }

  start(): void {
    if (!('geolocation' in navigator)) return this.#set({ type: 'unavailable' })
    if (this.#state.type === 'looking' || this.#state.type === 'found') return
    this.#set({ type: 'looking' })
    document.addEventListener('visibilitychange', this.#seen)
    this.#begin()
  }

  stop(): void {
    this.#give({ type: 'off' })
  }

  #begin(): void {
    this.#watch ??= navigator.geolocation.watchPosition(
      ({ coords }) => {
        const { longitude, latitude, accuracy, heading, speed } = coords
        const course = (speed ?? 0) >= WALKING && Number.isFinite(heading) ? heading : null
        this.#set({ type: 'found', position: { lngLat: [longitude, latitude], accuracy, course } })
      },
      error => {
        if (error.code === error.PERMISSION_DENIED) this.#give({ type: 'denied' })
        else if (this.#state.type !== 'found') this.#give({ type: 'unavailable' })
      },
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 }
    )
  }

  #end(): void {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch)
    this.#watch = null
  }

  #give(state: PositionState): void {
    this.#end()
    document.removeEventListener('visibilitychange', this.#seen)
    this.#set(state)
  }

  readonly #seen = (): void => {
    if (document.hidden) this.#end()
    else this.#begin()
  }

  #set(state: PositionState): void {
    this.#state = state
    this.#changed()
  }
}
