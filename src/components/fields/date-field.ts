import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { FieldElement } from './field-element.js'

/**
 * @summary A question answered by a day, as `YYYY-MM-DD`.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart input - The control.
 */
export class CairnFieldDate extends FieldElement {
  override render(): TemplateResult {
    return html`<div class="field">
      <label class="label" for="input">${this.words()}</label>
      <input
        id="input"
        class="input"
        part="input"
        type="date"
        .value=${typeof this.value === 'string' ? this.value : ''}
        ?disabled=${this.disabled}
        aria-required=${this.field?.required === true ? 'true' : 'false'}
        aria-invalid=${this.error === '' ? 'false' : 'true'}
        aria-describedby=${this.describedBy}
        @input=${(event: Event) => this.answer((event.target as HTMLInputElement).value || undefined)}
      />
      ${this.below()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-date': CairnFieldDate
  }
}
