/** How long a finger stays down, milliseconds. */
const LONG = 500
/** A finger that moves further than this scrolls, pixels. */
const STILL = 10

/** A finger that stays on a row. The row's button does the same for those who cannot hold still. */
export class LongPress {
  readonly #pressed: (row: number) => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #from: readonly [number, number] = [0, 0]

  constructor(pressed: (row: number) => void) {
    this.#pressed = pressed
  }

  readonly down = (event: PointerEvent): void => {
    this.stop()
    const control = (event.target as Element).closest<HTMLElement>('[data-row]')
    if (control === null || event.pointerType === 'mouse' || !event.isPrimary) return
    this.#from = [event.clientX, event.clientY]
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#pressed(Number(control.dataset['row']))
    }, LONG)
  }

  readonly move = ({ clientX, clientY }: PointerEvent): void => {
    if (Math.hypot(clientX - this.#from[0], clientY - this.#from[1]) > STILL) this.stop()
  }

  readonly stop = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
