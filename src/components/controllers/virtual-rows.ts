import type { LitElement, ReactiveController } from 'lit'
import { painted } from './painted.js'

/** Rows drawn beyond each end of what is in view, once that stands there. */
const MARGIN = 6
/** Rows drawn before it is known how many are in view. */
const FIRST_ROWS = 6

interface VirtualRowsOptions {
  /** Height of a row before one has been measured, pixels. */
  readonly height: number
  /** How many rows there are. */
  readonly count: () => number
  /** Told which rows are drawn, whenever that may have changed. */
  readonly shown?: (first: number, last: number) => void
}

/** What to draw: rows from `first` up to, not including, `last`; of these `walk` is in the tab order. */
interface DrawnRows {
  readonly first: number
  readonly last: number
  readonly walk: number
}

/**
 * A long list of rows of one height, of which only those in view are drawn, and which arrow keys, page keys, Home and
 * End walk through. The host draws an element of class `scroller` that is told of scrolling by `look`, and on the
 * control of each row its number as `data-row`.
 */
export class VirtualRows implements ReactiveController {
  readonly #host: LitElement
  readonly #options: VirtualRowsOptions
  #first = 0
  #last = FIRST_ROWS
  #margin = 0
  #isWidening = false
  #size: ResizeObserver | null = null
  /** The row that has the focus, or had it last. */
  active = 0
  /** Of one row, pixels. */
  height: number

  constructor(host: LitElement, options: VirtualRowsOptions) {
    this.#host = host
    this.#options = options
    this.height = options.height
    host.addController(this)
  }

  hostConnected(): void {
    this.#size = new ResizeObserver(this.look)
    this.#size.observe(this.#host)
  }

  hostDisconnected(): void {
    this.#size?.disconnect()
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.scroller')
  }

  get drawn(): DrawnRows {
    const count = this.#options.count()
    const last = Math.min(this.#last, count)
    const first = Math.min(this.#first, last)
    const active = Math.min(this.active, Math.max(0, count - 1))
    return { first, last, walk: active >= first && active < last ? active : first }
  }

  /** Takes the height of a row that was drawn. */
  measure(height: number): void {
    if (height <= 0 || height === this.height) return
    this.height = height
    this.look()
  }

  /** Goes back to the first row. */
  toTop(): void {
    this.active = 0
    const scroller = this.#scroller
    if (scroller) scroller.scrollTop = 0
  }

  /** Finds out which rows are in view. */
  readonly look = (): void => {
    const scroller = this.#host.hasUpdated ? this.#scroller : null
    if (!scroller) return
    const first = Math.max(0, Math.floor(scroller.scrollTop / this.height) - this.#margin)
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / this.height) + this.#margin
    this.#options.shown?.(first, last)
    if (this.#margin === 0) {
      void this.#widen()
      if (first === this.#first && last <= this.#last) return
    }
    if (first === this.#first && last === this.#last) return
    this.#first = first
    this.#last = last
    this.#host.requestUpdate()
  }

  /** Draws beyond the view as well, when what is in view is on the screen. */
  async #widen(): Promise<void> {
    if (this.#isWidening) return
    this.#isWidening = true
    await painted()
    this.#margin = MARGIN
    this.look()
  }

  /** The row that a key leads to, or null when it is not one that walks. */
  rowFor(key: string): number | null {
    const page = Math.max(1, Math.floor((this.#scroller?.clientHeight ?? 0) / this.height) - 1)
    const end = this.#options.count() - 1
    const moves: ReadonlyMap<string, number> = new Map([
      ['ArrowDown', this.active + 1],
      ['ArrowUp', this.active - 1],
      ['PageDown', this.active + page],
      ['PageUp', this.active - page],
      ['Home', 0],
      ['End', end]
    ])
    const to = moves.get(key)
    return to === undefined ? null : Math.max(0, Math.min(end, to))
  }

  /** Walks by a key that was pressed in the list. */
  readonly key = (event: KeyboardEvent): void => {
    const to = this.rowFor(event.key)
    if (to === null) return
    event.preventDefault()
    void this.focus(to)
  }

  /** Brings a row into view and gives it the focus. */
  async focus(row: number): Promise<void> {
    const scroller = this.#scroller
    if (!scroller) return
    this.active = row
    const top = row * this.height
    if (top < scroller.scrollTop) scroller.scrollTop = top
    else if (top + this.height > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + this.height - scroller.clientHeight
    this.look()
    this.#host.requestUpdate()
    await this.#host.updateComplete
    const control = this.#host.renderRoot.querySelector<HTMLElement>(`[data-row='${row}']`)
    control?.focus({ preventScroll: true })
  }
}
