import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Json } from '../../model/index.js'
import { FieldElement } from './field-element.js'
import { wallClock, withOffset } from './local-time.js'

/**
 * @summary A question answered by a day (`YYYY-MM-DD`), a time (`HH:MM`), or both: local time with its offset, as
 *   `2026-05-04T09:40+02:00`. What is shown is what stood on the clock of who answered.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart input - The control.
 */
export class CairnFieldDate extends FieldElement {
  override render(): TemplateResult {
    const { type } = this.field ?? {}
    return html`<div class="field">
      <label class="label" for="input">${this.words()}</label>
      <input
        id="input"
        class="input"
        part="input"
        type=${type === 'time' ? 'time' : type === 'dateTime' ? 'datetime-local' : 'date'}
        .value=${this.#shown}
        ?disabled=${this.disabled}
        aria-required=${this.field?.required === true ? 'true' : 'false'}
        aria-invalid=${this.error === '' ? 'false' : 'true'}
        aria-describedby=${this.describedBy}
        @input=${(event: Event) => this.answer(this.#read((event.target as HTMLInputElement).value))}
      />
      ${this.below()}
    </div>`
  }

  get #shown(): string {
    if (this.field?.type === 'dateTime') return wallClock(this.value) ?? ''
    return typeof this.value === 'string' ? this.value : ''
  }

  #read(written: string): Json | undefined {
    if (written === '') return undefined
    return this.field?.type === 'dateTime' ? withOffset(written) : written
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-date': CairnFieldDate
  }
}
