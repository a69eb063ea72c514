import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Json } from '../../model/index.js'
import type { Field } from '../../project/types.js'
import type { CairnFieldChangeEvent } from './field-events.js'

export interface FieldBinding {
  readonly field: Field
  readonly value: Json | undefined
  readonly error: string
  readonly disabled: boolean
  readonly iconUrl: (icon: string) => string | null
  readonly changed: (event: CairnFieldChangeEvent) => void
}

/** The element of a question's kind, filled in. */
export function fieldTemplate(bind: FieldBinding): TemplateResult {
  const { field, value, error, disabled, iconUrl, changed } = bind
  switch (field.type) {
    case 'number':
      return html`<cairn-field-number
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-number>`
    case 'date':
      return html`<cairn-field-date
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-date>`
    case 'yesNo':
      return html`<cairn-field-yes-no
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-yes-no>`
    case 'selectOne':
      return html`<cairn-field-select-one
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .iconUrl=${iconUrl}
        @cairn-field-change=${changed}
      ></cairn-field-select-one>`
    case 'selectMultiple':
      return html`<cairn-field-select-multiple
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        .iconUrl=${iconUrl}
        @cairn-field-change=${changed}
      ></cairn-field-select-multiple>`
    case 'text':
      return html`<cairn-field-text
        .field=${field}
        .value=${value}
        .error=${error}
        .disabled=${disabled}
        @cairn-field-change=${changed}
      ></cairn-field-text>`
  }
}
