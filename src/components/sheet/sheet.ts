import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { LocalizeController } from '../controllers/localize.js'
import { controls, tokens } from '../styles/index.js'
import { CairnSheetMovedEvent } from './sheet-events.js'
import type { SheetDetent } from './sheet-events.js'

const DETENTS: readonly SheetDetent[] = ['peek', 'half', 'full']
/** A pull this long counts as a step, pixels. */
const PULL = 36

/**
 * @summary A sheet at the lower edge of what holds it: a strip, half, or all of it. Pulled by its grip, or moved by
 *   its button and by Escape. Put it into a positioned element.
 *
 * @slot - The strip: what is seen at `peek`.
 * @slot more - What comes with `half` and `full`.
 * @event {CairnSheetMovedEvent} cairn-sheet-moved - The sheet stands elsewhere.
 * @csspart sheet - The sheet.
 * @csspart grip - The button to move it.
 */
export class CairnSheet extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        position: absolute;
        inset: auto 0 0;
        z-index: 8;
        max-height: 100%;
        pointer-events: none;
        display: flex;
        flex-direction: column;
        justify-content: flex-end;
      }
      :host([detent='half']) {
        height: 50%;
      }
      :host([detent='full']) {
        height: 100%;
      }
      .sheet {
        pointer-events: auto;
        background: var(--_surface);
        border-radius: var(--_radius-l) var(--_radius-l) 0 0;
        box-shadow: var(--_shadow-3);
        display: flex;
        flex-direction: column;
        min-height: 0;
        max-height: 100%;
        overflow: hidden;
        transition: translate var(--_speed) var(--_ease);
      }
      .sheet.pulled {
        transition: none;
      }
      :host([detent='half']) .sheet,
      :host([detent='full']) .sheet {
        flex: 1;
      }
      :host([detent='full']) .sheet {
        border-radius: 0;
      }
      .grip {
        width: 100%;
        height: 44px;
        margin-block-end: -14px;
        padding-block-start: 10px;
        flex: none;
        display: grid;
        place-items: start center;
        touch-action: none;
        cursor: grab;
        position: relative;
      }
      .grip::before {
        content: '';
        width: 44px;
        height: 5px;
        border-radius: 9px;
        background: var(--_line-strong);
      }
      .grip:focus-visible {
        outline-offset: -4px;
      }
      .more {
        flex: 1;
        min-height: 0;
        overflow: auto;
        overscroll-behavior: contain;
      }
      @media (forced-colors: active) {
        .sheet {
          border: 2px solid CanvasText;
        }
      }
    `
  ]

  @property({ reflect: true }) detent: SheetDetent = 'peek'
  /** What it is, for those who do not see it. */
  @property() label: string = ''
  /** Leaves grip and further detents out: only the strip. */
  @property({ type: Boolean, attribute: 'without-grip', reflect: true }) withoutGrip: boolean = false

  @state() private pull: number = 0
  @query('.sheet') private sheet!: HTMLElement
  readonly #localize = new LocalizeController(this)
  #from: number | null = null
  #moved = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('keydown', this.#key)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('keydown', this.#key)
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('detent') && changed.get('detent') !== undefined)
      this.dispatchEvent(new CairnSheetMovedEvent(this.detent))
    this.sheet.style.translate = `0 ${Math.max(-40, this.pull)}px`
  }

  /** Moves one step up (1) or down (-1); stays within its detents. */
  step(by: 1 | -1): void {
    const at = DETENTS.indexOf(this.detent) + by
    this.detent = DETENTS[Math.max(0, Math.min(DETENTS.length - 1, at))] ?? 'peek'
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || this.detent === 'peek') return
    event.preventDefault()
    event.stopPropagation()
    this.step(-1)
  }

  readonly #down = (event: PointerEvent): void => {
    this.#from = event.clientY
    this.#moved = false
    ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
  }

  readonly #move = (event: PointerEvent): void => {
    if (this.#from === null) return
    this.pull = event.clientY - this.#from
    if (Math.abs(this.pull) > 6) this.#moved = true
  }

  readonly #up = (): void => {
    const { pull } = this
    this.#from = null
    this.pull = 0
    if (pull < -PULL) this.step(1)
    else if (pull > PULL) this.step(-1)
  }

  /** A press without a pull: up, and from the top down again. */
  readonly #press = (): void => {
    if (this.#moved) this.#moved = false
    else if (this.detent === 'full') this.detent = 'peek'
    else this.step(1)
  }

  override render(): TemplateResult {
    const full = this.detent === 'full'
    const label = this.#localize.t(full ? 'sheet.less' : 'sheet.more')
    return html`<div
      class=${this.#from === null ? 'sheet' : 'sheet pulled'}
      part="sheet"
      role=${full ? 'dialog' : 'region'}
      aria-label=${this.label === '' ? label : this.label}
    >
      ${
        this.withoutGrip
          ? nothing
          : html`<button
              class="grip"
              part="grip"
              type="button"
              aria-label=${label}
              aria-expanded=${this.detent === 'peek' ? 'false' : 'true'}
              @pointerdown=${this.#down}
              @pointermove=${this.#move}
              @pointerup=${this.#up}
              @pointercancel=${this.#up}
              @click=${this.#press}
            ></button>`
      }
      <slot></slot>
      <div class="more" ?hidden=${this.detent === 'peek'}><slot name="more"></slot></div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-sheet': CairnSheet
  }
}
