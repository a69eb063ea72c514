import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { FieldElement } from './field-element.js'

/**
 * @summary A question answered in one's own words, on one line or more.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart input - The control.
 */
export class CairnFieldText extends FieldElement {
  override render(): TemplateResult {
    return html`<div class="field">
      <label class="label" for="input">${this.words()}</label>
      ${this.field?.appearance === 'multiline' ? this.#area() : this.#line()} ${this.below()}
    </div>`
  }

  get #text(): string {
    return typeof this.value === 'string' ? this.value : this.value == null ? '' : JSON.stringify(this.value)
  }

  readonly #input = (event: Event): void => {
    const text = (event.target as HTMLInputElement | HTMLTextAreaElement).value
    this.answer(text === '' ? undefined : text)
  }

  #line(): TemplateResult {
    return html`<input
      id="input"
      class="input"
      part="input"
      type="text"
      dir="auto"
      autocomplete="off"
      .value=${this.#text}
      placeholder=${this.field?.placeholder ?? ''}
      ?disabled=${this.disabled}
      aria-required=${this.field?.required === true ? 'true' : 'false'}
      aria-invalid=${this.error === '' ? 'false' : 'true'}
      aria-describedby=${this.describedBy}
      @input=${this.#input}
    />`
  }

  #area(): TemplateResult {
    return html`<textarea
      id="input"
      class="input"
      part="input"
      dir="auto"
      rows="3"
      .value=${this.#text}
      placeholder=${this.field?.placeholder ?? ''}
      ?disabled=${this.disabled}
      aria-required=${this.field?.required === true ? 'true' : 'false'}
      aria-invalid=${this.error === '' ? 'false' : 'true'}
      aria-describedby=${this.describedBy}
      @input=${this.#input}
    ></textarea>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-text': CairnFieldText
  }
}
