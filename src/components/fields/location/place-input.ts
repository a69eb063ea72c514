import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Json } from '../../../model/index.js'
import { Localizer } from '../../controllers/localizer.js'
import { answers } from '../../strings/en/answers.js'
import { form } from '../../strings/en/form.js'
import { controls, fieldStyles, tokens } from '../../styles/index.js'
import { parseCoordinates } from './parse-coordinates.js'

/** How long a position may take, milliseconds: under trees the first one takes its time. */
const PATIENCE = 60_000

/** A place was found by this device or written. Stays inside its form. */
export class CairnPlaceInputChosenEvent extends Event {
  static readonly type = 'cairn-place-input-chosen'
  /** A GeoJSON point. */
  readonly geometry: Json
  /** Metres; undefined where nobody knows. */
  readonly accuracy: number | undefined

  constructor(geometry: Json, accuracy?: number) {
    super(CairnPlaceInputChosenEvent.type, { bubbles: true })
    this.geometry = geometry
    this.accuracy = accuracy
  }
}

/**
 * @summary Two ways to a place besides the map: where this device is, and numbers from a paper or another device.
 *   Nothing is looked for until its button is pressed.
 * @event {CairnPlaceInputChosenEvent} cairn-place-input-chosen - A place was found or written.
 * @csspart input - The written position.
 */
export class CairnPlaceInput extends LitElement {
  static override styles = [
    tokens,
    controls,
    fieldStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .acts .button {
        flex: 1 1 auto;
      }
      .written {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .written .input {
        flex: 1 1 12em;
        width: auto;
        min-width: 0;
      }
    `
  ]

  @property({ type: Boolean, reflect: true }) disabled: boolean = false

  @state() private looking: boolean = false
  @state() private writing: boolean = false
  @state() private text: string = ''
  @state() private problem: keyof typeof answers | null = null

  readonly #localize = new Localizer(this, { ...form, ...answers })
  #run = 0

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#run++
    this.looking = false
  }

  #choose(position: readonly [number, number], accuracy?: number): void {
    this.problem = null
    this.dispatchEvent(
      new CairnPlaceInputChosenEvent({ type: 'Point', coordinates: [position[0], position[1]] }, accuracy)
    )
  }

  #locate(): void {
    const run = ++this.#run
    this.problem = null
    // Missing where the page is not secure.
    const geolocation = (navigator as { readonly geolocation?: Geolocation }).geolocation
    if (geolocation === undefined) {
      this.problem = 'place.unavailable'
      return
    }
    this.looking = true
    geolocation.getCurrentPosition(
      ({ coords }) => {
        if (run !== this.#run) return
        this.looking = false
        this.#choose([coords.longitude, coords.latitude], coords.accuracy)
      },
      ({ code }) => {
        if (run !== this.#run) return
        this.looking = false
        this.problem =
          code === GeolocationPositionError.PERMISSION_DENIED ? 'place.denied' : 'place.unavailable'
      },
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 }
    )
  }

  #read(): void {
    const position = parseCoordinates(this.text)
    if (position === null) {
      this.problem = 'place.wrong'
      return
    }
    this.writing = false
    this.text = ''
    this.#choose(position)
  }

  async #open(): Promise<void> {
    this.writing = !this.writing
    this.problem = null
    await this.updateComplete
    this.renderRoot.querySelector('input')?.focus()
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<div class="acts">
        <button
          class="button slight"
          type="button"
          ?disabled=${this.disabled || this.looking}
          @click=${() => this.#locate()}
        >
          <cairn-icon name="locate"></cairn-icon>${t(this.looking ? 'place.looking' : 'place.here')}
        </button>
        <button
          class="button slight"
          type="button"
          aria-expanded=${this.writing ? 'true' : 'false'}
          ?disabled=${this.disabled}
          @click=${() => void this.#open()}
        >
          <cairn-icon name="pencil"></cairn-icon>${t('place.write')}
        </button>
      </div>
      ${this.writing ? this.#written() : nothing}
      <div class="live" role="alert">
        ${
          this.problem === null
            ? nothing
            : html`<span class="error" id="error"
                ><cairn-icon name="warn"></cairn-icon>${t(this.problem)}</span
              >`
        }
      </div>`
  }

  #written(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<label class="small" for="written">${t('place.writeLabel')}</label>
      <div class="written">
        <input
          id="written"
          class="input"
          part="input"
          dir="ltr"
          autocomplete="off"
          placeholder="4.2000 S, 73.1000 W"
          aria-invalid=${this.problem === 'place.wrong' ? 'true' : 'false'}
          aria-describedby=${this.problem === 'place.wrong' ? 'error' : nothing}
          .value=${this.text}
          ?disabled=${this.disabled}
          @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            this.#read()
          }}
        />
        <button class="button" type="button" ?disabled=${this.disabled} @click=${() => this.#read()}>
          ${t('place.use')}
        </button>
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-place-input': CairnPlaceInput
  }
  interface HTMLElementEventMap {
    'cairn-place-input-chosen': CairnPlaceInputChosenEvent
  }
}
