import type { Fix } from './thin-track.js'
import { VAGUE } from './thin-track.js'

/** What the device says of its position; `at` is when it said so, milliseconds since 1970. */
export type Reception =
  | { readonly type: 'off' | 'looking' | 'denied' | 'unavailable' }
  | { readonly type: 'good' | 'vague'; readonly accuracy: number; readonly at: number }

/** Degrees to about a centimetre: more only makes tracks longer. */
const DEGREES = 1e7

/** Positions as they come, for as long as it is wanted, with the screen kept on where the browser can. */
export class PositionWatch {
  readonly #found: (fix: Fix) => void
  readonly #changed: () => void
  #watch: number | null = null
  #awake: WakeLockSentinel | null = null
  reception: Reception = { type: 'off' }
  /** When the last position came that is good enough to count, milliseconds since 1970. */
  heardAt: number | null = null

  constructor(found: (fix: Fix) => void, changed: () => void) {
    this.#found = found
    this.#changed = changed
  }

  /** Whether the screen is kept on now. */
  get keepsScreenOn(): boolean {
    return this.#awake !== null && !this.#awake.released
  }

  start(): void {
    if (!('geolocation' in navigator)) return this.#tell({ type: 'unavailable' })
    if (this.#watch !== null) return
    this.#tell({ type: 'looking' })
    this.#watch = navigator.geolocation.watchPosition(
      position => this.#take(position),
      error => this.#failed(error),
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 }
    )
    document.addEventListener('visibilitychange', this.#keepOn)
    this.#keepOn()
  }

  stop(): void {
    if (this.#watch !== null) navigator.geolocation.clearWatch(this.#watch)
    this.#watch = null
    document.removeEventListener('visibilitychange', this.#keepOn)
    void this.#awake?.release()
    this.#awake = null
    this.#tell({ type: 'off' })
  }

  /** The lock ends whenever the page is out of sight, so it is asked for again each time it comes back. */
  readonly #keepOn = (): void => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    navigator.wakeLock.request('screen').then(
      lock => {
        if (this.#watch === null) return void lock.release()
        this.#awake = lock
        lock.addEventListener('release', this.#changed)
        this.#changed()
      },
      // Refused, for instance with a low battery: `keepsScreenOn` says so.
      () => this.#changed()
    )
  }

  #take({ coords, timestamp }: GeolocationPosition): void {
    const { longitude, latitude, accuracy, altitude } = coords
    const place = [rounded(longitude), rounded(latitude), Math.round(timestamp)] as const
    const point = altitude === null ? place : ([...place, Math.round(altitude * 10) / 10] as const)
    const at = Date.now()
    const isGood = accuracy <= VAGUE
    if (isGood) this.heardAt = at
    this.#tell({ type: isGood ? 'good' : 'vague', accuracy, at })
    this.#found({ point, accuracy })
  }

  #failed(error: GeolocationPositionError): void {
    // One that comes late is no end: the next may come under open sky.
    if (error.code === error.PERMISSION_DENIED) this.#tell({ type: 'denied' })
    else if (error.code === error.TIMEOUT) this.#tell({ type: 'looking' })
    else this.#tell({ type: 'unavailable' })
  }

  #tell(reception: Reception): void {
    this.reception = reception
    this.#changed()
  }
}

const rounded = (degrees: number): number => Math.round(degrees * DEGREES) / DEGREES
