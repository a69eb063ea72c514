import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { FieldElement } from './field-element.js'

/**
 * @summary A question answered by yes or no. A second press takes back an answer that is not required.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart option - One answer.
 */
export class CairnFieldYesNo extends FieldElement {
  override render(): TemplateResult {
    return html`<fieldset
      class="field"
      role="radiogroup"
      aria-labelledby="label"
      aria-describedby=${this.describedBy}
      aria-required=${this.field?.required === true ? 'true' : 'false'}
      aria-invalid=${this.error === '' ? 'false' : 'true'}
      ?disabled=${this.disabled}
    >
      <span class="label" id="label">${this.words()}</span>
      <div class="options">
        ${this.#option(true, this.localize.t('field.yes'))}
        ${this.#option(false, this.localize.t('field.no'))}
      </div>
      ${this.below()}
    </fieldset>`
  }

  #option(answer: boolean, words: string): TemplateResult {
    return html`<label class="option" part="option">
      <input
        type="radio"
        name="answer"
        .checked=${this.value === answer}
        @change=${() => this.answer(answer)}
        @click=${() => {
          if (this.value === answer && this.field?.required !== true) this.answer(undefined)
        }}
      />
      <span class="words">${words}</span>
      ${this.tick(this.value === answer)}
    </label>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-yes-no': CairnFieldYesNo
  }
}
