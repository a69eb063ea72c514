import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { FieldElement } from '../field-element.js'
import { answerWords } from '../field-types.js'

/**
 * @summary An answer that is read and not given: one that follows from others, or one of a kind that is not known here.
 * @csspart output - The answer.
 */
export class CairnFieldOutput extends FieldElement {
  /** Said of an answer that no element here can change. */
  override render(): TemplateResult {
    const { t } = this.localize
    const isComputed = this.field?.compute !== undefined
    return html`<div class="field">
      <span class="label" id="label"
        ><bdi>${this.field?.label ?? ''}</bdi>
        ${isComputed ? html`<span class="optional">${t.call(this.localize, 'field.computed')}</span>` : ''}</span
      >
      <output class="output" part="output" aria-labelledby="label" dir="auto"
        >${
          this.value === undefined ? '–' : answerWords(this.field ?? undefined, this.value, this.localize)
        }</output
      >
      ${isComputed ? '' : html`<span class="hint">${t.call(this.localize, 'field.broken')}</span>`}
      ${this.below()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-output': CairnFieldOutput
  }
}
