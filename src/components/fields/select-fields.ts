import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Json } from '../../model/index.js'
import type { FieldOption } from '../../project/types.js'
import { FieldElement } from './field-element.js'

/** What both kinds of choosing share: tiles with a picture, the words and a tick. */
abstract class SelectField extends FieldElement {
  protected abstract readonly control: 'radio' | 'checkbox'
  protected abstract isChosen(value: string): boolean
  protected abstract toggle(value: string, on: boolean): void

  /** The options, and an answer that is none of them, so that it is seen and kept. */
  #options(): readonly FieldOption[] {
    const options = this.field?.options ?? []
    const chosen: readonly Json[] = Array.isArray(this.value)
      ? (this.value as readonly Json[])
      : [this.value ?? null]
    const foreign = chosen.filter(
      (value): value is string => typeof value === 'string' && !options.some(option => option.value === value)
    )
    return [...options, ...foreign.map(value => ({ value, label: value }))]
  }

  override render(): TemplateResult {
    return html`<fieldset
      class="field"
      role=${this.control === 'radio' ? 'radiogroup' : 'group'}
      aria-labelledby="label"
      aria-describedby=${this.describedBy}
      aria-required=${this.control === 'radio' && this.field?.required === true ? 'true' : nothing}
      aria-invalid=${this.control === 'radio' && this.error !== '' ? 'true' : nothing}
      ?disabled=${this.disabled}
    >
      <span class="label" id="label">${this.words()}</span>
      <div class="options">${this.#options().map(option => this.#option(option))}</div>
      ${this.below()}
    </fieldset>`
  }

  #option(option: FieldOption): TemplateResult {
    const icon = option.icon === undefined ? null : this.iconUrl(option.icon)
    return html`<label class="option" part="option">
      <input
        type=${this.control}
        name="option"
        value=${option.value}
        .checked=${this.isChosen(option.value)}
        @change=${(event: Event) => this.toggle(option.value, (event.target as HTMLInputElement).checked)}
        @click=${() => this.#unchoose(option.value)}
      />
      ${icon === null ? nothing : html`<cairn-disc plain .icon=${icon}></cairn-disc>`}
      <span class="words" dir="auto">${option.label}</span>
      ${this.tick(this.isChosen(option.value))}
    </label>`
  }

  /** A second press on the chosen radio takes an answer back that is not required. */
  #unchoose(value: string): void {
    if (this.control === 'radio' && this.isChosen(value) && this.field?.required !== true)
      this.answer(undefined)
  }
}

/**
 * @summary A question with one answer out of several.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart option - One answer.
 */
export class CairnFieldSelectOne extends SelectField {
  protected readonly control = 'radio'

  protected isChosen(value: string): boolean {
    return this.value === value
  }

  protected toggle(value: string): void {
    this.answer(value)
  }
}

/**
 * @summary A question with any number of answers out of several.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart option - One answer.
 */
export class CairnFieldSelectMultiple extends SelectField {
  protected readonly control = 'checkbox'

  get #chosen(): readonly string[] {
    const { value } = this
    if (typeof value === 'string') return [value]
    return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
  }

  protected isChosen(value: string): boolean {
    return this.#chosen.includes(value)
  }

  protected toggle(value: string, on: boolean): void {
    const others = this.#chosen.filter(each => each !== value)
    const chosen = on ? [...others, value] : others
    this.answer(chosen.length === 0 ? undefined : chosen)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-select-one': CairnFieldSelectOne
    'cairn-field-select-multiple': CairnFieldSelectMultiple
  }
}
