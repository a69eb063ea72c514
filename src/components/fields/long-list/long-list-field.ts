import { css, html, nothing } from 'lit'
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Json } from '../../../model/index.js'
import type { FieldOption } from '../../../project/types.js'
import { Localizer } from '../../controllers/localizer.js'
import { VirtualRows } from '../../controllers/virtual-rows.js'
import { answers } from '../../strings/en/answers.js'
import { form } from '../../strings/en/form.js'
import { FieldElement } from '../field-element.js'
import { OptionSearch } from './find-options.js'

/**
 * @summary A question with one or any number of answers out of many: searched, and only the rows in view are drawn.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart input - What is searched for.
 * @csspart option - One answer.
 */
export class CairnFieldLongList extends FieldElement {
  static override styles: CSSResultGroup = [
    FieldElement.styles,
    css`
      .scroller {
        height: min(340px, 60vh);
        overflow: auto;
        overscroll-behavior: contain;
        border: 1.5px solid var(--_line-strong);
        border-radius: var(--_radius-s);
      }
      .space {
        position: relative;
      }
      .space .option {
        position: absolute;
        inset-inline: 4px;
        height: calc(var(--_row) - 8px);
        min-height: 0;
        margin-block-start: 4px;
      }
      .space .words {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      .count {
        min-height: 1lh;
      }
      .chosen {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `
  ]

  @state() private text: string = ''
  /** Whether it is said how many there are: writing a large number takes longer than drawing the list. */
  @state() private counted: boolean = false

  readonly #more = new Localizer(this, { ...form, ...answers })
  #search = new OptionSearch([])
  #found: readonly FieldOption[] = []
  readonly #list = new VirtualRows(this, { height: 68, count: () => this.#found.length })

  get #many(): boolean {
    return this.field?.type === 'selectMultiple'
  }

  get #chosen(): readonly string[] {
    const { value } = this
    const all: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value ?? null]
    return all.filter(each => typeof each === 'string')
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (!changed.has('field')) return
    this.#search = new OptionSearch(this.field?.options ?? [])
    this.#find()
    void this.#prepare()
  }

  protected override firstUpdated(): void {
    // Rows grow with the text: three lines of it and the edges.
    this.#list.measure(Math.max(68, parseFloat(getComputedStyle(this).fontSize) * 4))
  }

  /** What is not needed to see the list, but to go on in it. */
  async #prepare(): Promise<void> {
    const search = this.#search
    await idle()
    search.prepare()
    await idle()
    this.counted = true
  }

  #find(): void {
    this.#found = this.#search.find(this.text)
    this.#list.toTop()
  }

  #toggle(value: string): void {
    const chosen = this.#chosen
    const isChosen = chosen.includes(value)
    if (!this.#many) {
      if (!isChosen || this.field?.required !== true) this.answer(isChosen ? undefined : value)
      return
    }
    const next = isChosen ? chosen.filter(each => each !== value) : [...chosen, value]
    this.answer(next.length === 0 ? undefined : next)
  }

  override render(): TemplateResult {
    const t = this.#more.t.bind(this.#more)
    const found = this.#found
    const isSearched = this.text.trim() !== ''
    const count = this.counted || isSearched ? t('options.found', { n: found.length }) : nothing
    return html`<fieldset
      class="field"
      role="group"
      aria-labelledby="label"
      aria-describedby=${this.describedBy}
      ?disabled=${this.disabled}
    >
      <span class="label" id="label">${this.words()}</span>
      ${this.#chosenLine()}
      <input
        class="input"
        part="input"
        type="search"
        dir="auto"
        autocomplete="off"
        aria-label=${t('options.search')}
        placeholder=${t('options.search')}
        aria-controls="list"
        .value=${this.text}
        @input=${(event: Event) => {
          this.text = (event.target as HTMLInputElement).value
          this.#find()
          this.#list.look()
        }}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter') event.preventDefault()
          if (event.key !== 'ArrowDown' || found.length === 0) return
          event.preventDefault()
          void this.#list.focus(0)
        }}
      />
      <span class="hint count"
        ><span role="status">${isSearched ? count : nothing}</span>${isSearched ? nothing : count}</span
      >
      <div class="scroller" id="list" tabindex="-1" @scroll=${this.#list.look}>
        <div
          class="space"
          role=${this.#many ? 'group' : 'radiogroup'}
          aria-labelledby="label"
          .style=${`--_row:${this.#list.height}px;height:${found.length * this.#list.height}px`}
          @keydown=${this.#list.key}
        >
          ${this.#rows()}
        </div>
      </div>
      ${this.below()}
    </fieldset>`
  }

  #chosenLine(): TemplateResult | typeof nothing {
    if (this.#chosen.length === 0) return nothing
    const labels = new Map((this.field?.options ?? []).map(({ value, label }) => [value, label]))
    return html`<div class="chosen">
      ${this.#chosen.map(
        value =>
          html`<button
            class="button slight"
            type="button"
            ?disabled=${!this.#many && this.field?.required === true}
            aria-label=${this.#more.t('options.takeAway', { name: labels.get(value) ?? value })}
            @click=${() => this.#toggle(value)}
          >
            <bdi>${labels.get(value) ?? value}</bdi><cairn-icon name="close"></cairn-icon>
          </button>`
      )}
    </div>`
  }

  #rows(): unknown {
    const { first, last, walk } = this.#list.drawn
    const rows = this.#found.slice(first, last).map((option, place) => [first + place, option] as const)
    return repeat(
      rows,
      ([, { value }]) => value,
      ([row, option]) => this.#option(option, row, row === walk)
    )
  }

  #option(option: FieldOption, row: number, isWalk: boolean): TemplateResult {
    const icon = option.icon === undefined ? null : this.iconUrl(option.icon)
    return html`<label class="option" part="option" .style=${`top:${row * this.#list.height}px`}>
      <input
        type=${this.#many ? 'checkbox' : 'radio'}
        name="option"
        data-row=${row}
        tabindex=${isWalk ? 0 : -1}
        aria-setsize=${this.#found.length}
        aria-posinset=${row + 1}
        .checked=${this.#chosen.includes(option.value)}
        @click=${() => {
          this.#list.active = row
          this.#toggle(option.value)
        }}
      />
      ${icon === null ? nothing : html`<cairn-disc plain .icon=${icon}></cairn-disc>`}
      <span class="words" dir="auto">${option.label}</span>
      ${this.tick(this.#chosen.includes(option.value))}
    </label>`
  }
}

/** Resolves when what was drawn is on the screen and nothing else waits to be done, within about a second. */
function idle(): Promise<void> {
  return new Promise(resolve => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 1000 })
    else setTimeout(resolve, 50)
  })
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-long-list': CairnFieldLongList
  }
}
