interface Turned {
  readonly alpha: number | null
  readonly beta: number | null
  readonly gamma: number | null
}

/** Safari's own: the compass itself, and the question whether a page may read it. */
interface SafariTurned {
  readonly webkitCompassHeading?: number
}
interface Asking {
  readonly requestPermission?: () => Promise<'granted' | 'denied'>
}

/** How much of each new reading counts: a compass in a hand trembles. */
const SHARE = 0.25
/** A smaller change is not told, degrees. */
const LEAST = 2

/** Which way the device points, from `start` to `stop`, and not while nobody sees the page. */
export class DeviceHeading {
  readonly #changed: () => void
  #on = false
  #told: number | null = null
  #smooth: number | null = null

  /** @param changed called when `value` has changed enough to be seen */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** Degrees clockwise from north; null where nothing tells it. */
  get value(): number | null {
    return this.#told
  }

  /** Whether a press may have to ask first before a direction is told, as on iOS. */
  static get mustAsk(): boolean {
    // Desktop browsers have the question too, and nothing to tell.
    return asking()?.requestPermission !== undefined && matchMedia('(pointer: coarse)').matches
  }

  /** Asks where that is needed; only a press may. */
  static async allowed(): Promise<boolean> {
    const from = asking()
    if (from?.requestPermission === undefined) return true
    return (await from.requestPermission()) === 'granted'
  }

  start(): void {
    if (this.#on) return
    this.#on = true
    document.addEventListener('visibilitychange', this.#seen)
    this.#seen()
  }

  stop(): void {
    this.#on = false
    document.removeEventListener('visibilitychange', this.#seen)
    this.#listen(false)
    this.#told = this.#smooth = null
  }

  readonly #seen = (): void => this.#listen(this.#on && !document.hidden)

  #listen(on: boolean): void {
    for (const type of ['deviceorientationabsolute', 'deviceorientation']) {
      if (on) addEventListener(type, this.#read)
      else removeEventListener(type, this.#read)
    }
  }

  readonly #read = (event: Event): void => {
    const heading = headingOf(event as DeviceOrientationEvent & SafariTurned)
    if (heading === null) return
    const before = this.#smooth ?? heading
    this.#smooth = turn(before + SHARE * between(before, heading))
    if (this.#told !== null && Math.abs(between(this.#told, this.#smooth)) < LEAST) return
    this.#told = this.#smooth
    this.#changed()
  }
}

function asking(): Asking | undefined {
  return (globalThis as { readonly DeviceOrientationEvent?: Asking }).DeviceOrientationEvent
}

function headingOf(event: DeviceOrientationEvent & SafariTurned): number | null {
  const { webkitCompassHeading: compass } = event
  const screenAngle = (screen as { readonly orientation?: ScreenOrientation }).orientation?.angle ?? 0
  if (typeof compass === 'number' && Number.isFinite(compass)) return turn(compass + screenAngle)
  // Angles that begin anywhere say nothing of north.
  return event.absolute ? facing(event, screenAngle) : null
}

/**
 * Where somebody looks who holds the device flat or upright: the way to its upper edge and the way out of its back,
 * added and seen from above. Angles as in the W3C's Device Orientation, in degrees.
 * @param screenAngle how far the picture is turned on the device
 */
export function facing({ alpha, beta, gamma }: Turned, screenAngle: number): number | null {
  if (alpha === null || beta === null || gamma === null) return null
  const [a, b, c, s] = [alpha, beta, gamma, screenAngle].map(angle => (angle * Math.PI) / 180) as [
    number,
    number,
    number,
    number
  ]
  const [sinA, cosA, sinB, cosB, sinC, cosC] = [
    Math.sin(a),
    Math.cos(a),
    Math.sin(b),
    Math.cos(b),
    Math.sin(c),
    Math.cos(c)
  ]
  const right = [cosA * cosC - sinA * sinB * sinC, sinA * cosC + cosA * sinB * sinC] as const
  const upper = [-sinA * cosB, cosA * cosB] as const
  const out = [cosA * sinC + sinA * sinB * cosC, sinA * sinC - cosA * sinB * cosC] as const
  const along = (axis: 0 | 1): number => Math.cos(s) * upper[axis] + Math.sin(s) * right[axis] - out[axis]
  return turn((Math.atan2(along(0), along(1)) * 180) / Math.PI)
}

/** The shorter way from one direction to another, -180 to 180. */
export function between(from: number, to: number): number {
  return turn(to - from + 180) - 180
}

function turn(degrees: number): number {
  return ((degrees % 360) + 360) % 360
}
