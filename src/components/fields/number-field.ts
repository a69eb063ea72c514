import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { FieldElement } from './field-element.js'
import { anyWords } from './any-answer.js'

/**
 * @summary A question answered by a number. Text that is no number is kept as it was written, and marked.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart input - The control.
 */
export class CairnFieldNumber extends FieldElement {
  #text = ''

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    if (changed.has('value') && parse(this.#text) !== this.value)
      this.#text = this.value == null ? '' : anyWords(this.value)
  }

  override render(): TemplateResult {
    return html`<div class="field">
      <label class="label" for="input">${this.words()}</label>
      <span class="row"
        ><input
          id="input"
          class="input"
          part="input"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          .value=${this.#text}
          placeholder=${this.field?.placeholder ?? ''}
          ?disabled=${this.disabled}
          aria-required=${this.field?.required === true ? 'true' : 'false'}
          aria-invalid=${this.error === '' ? 'false' : 'true'}
          aria-describedby=${this.describedBy}
          @input=${this.#input}
        />${this.field?.unit ? html`<span class="muted">${this.field.unit}</span>` : nothing}</span
      >
      ${this.below()}
    </div>`
  }

  readonly #input = (event: Event): void => {
    this.#text = (event.target as HTMLInputElement).value
    this.answer(parse(this.#text))
  }
}

/** `1,5` and `1.5` and `١٫٥` are numbers; other text stays text, so that nothing written is lost. */
function parse(text: string): number | string | undefined {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[,٫]/, '.')
  if (plain === '') return undefined
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-number': CairnFieldNumber
  }
}
