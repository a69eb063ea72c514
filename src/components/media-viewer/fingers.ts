/** A finger that went this far across, and less than half as far up or down, swiped, pixels. */
const SWIPE = 60

interface FingersOptions {
  /** 1: from the right to the left, -1: the other way. */
  readonly swiped: (step: 1 | -1) => void
  /** Two fingers went apart by this factor, or together. */
  readonly pinched: (factor: number) => void
}

/** One finger that swipes, two that pinch. */
export class Fingers {
  readonly #options: FingersOptions
  readonly #at = new Map<number, readonly [x: number, y: number]>()
  #from: readonly [number, number] | null = null
  #apart = 0

  constructor(options: FingersOptions) {
    this.#options = options
  }

  readonly down = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse' || event.composedPath()[0] instanceof HTMLMediaElement) return
    this.#at.set(event.pointerId, [event.clientX, event.clientY])
    this.#from = this.#at.size === 1 ? [event.clientX, event.clientY] : null
    this.#apart = this.#distance()
  }

  readonly move = (event: PointerEvent): void => {
    if (!this.#at.has(event.pointerId)) return
    this.#at.set(event.pointerId, [event.clientX, event.clientY])
    if (this.#at.size !== 2) return
    const apart = this.#distance()
    if (this.#apart > 0) this.#options.pinched(apart / this.#apart)
    this.#apart = apart
  }

  readonly up = (event: PointerEvent): void => {
    const from = this.#at.size === 1 ? this.#from : null
    this.cancel(event)
    if (from === null) return
    const [x, y] = [event.clientX - from[0], event.clientY - from[1]]
    if (Math.abs(x) > SWIPE && Math.abs(y) < Math.abs(x) / 2) this.#options.swiped(x < 0 ? 1 : -1)
  }

  readonly cancel = ({ pointerId }: PointerEvent): void => {
    this.#at.delete(pointerId)
    this.#from = null
    this.#apart = 0
  }

  #distance(): number {
    const [a, b] = [...this.#at.values()]
    return a === undefined || b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1])
  }
}
