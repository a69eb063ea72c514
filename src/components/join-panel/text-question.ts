import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'

export interface TextQuestion {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  /** Empty when there is none. */
  readonly error: string
  readonly disabled: boolean
  readonly longest: number
  readonly type?: 'text' | 'url'
  /** For codes and addresses: always left to right, nothing corrected. */
  readonly literal?: boolean
  readonly enter?: 'go' | 'next'
  changed(value: string): void
}

/** A line of text: label above, hint, the input, and its error joined by `aria-describedby`. */
export function textQuestion(question: TextQuestion): TemplateResult {
  const { id, hint, error, literal = false } = question
  const described = [hint === undefined ? '' : `${id}-hint`, error === '' ? '' : `${id}-error`]
    .join(' ')
    .trim()
  return html`<div class="field">
    <label class="label" for=${id}>${question.label}</label>
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    <input
      class="input"
      id=${id}
      type="text"
      inputmode=${question.type ?? 'text'}
      maxlength=${question.longest}
      autocomplete="off"
      autocapitalize=${ifDefined(literal ? 'off' : undefined)}
      spellcheck=${literal ? 'false' : 'true'}
      dir=${literal ? 'ltr' : 'auto'}
      enterkeyhint=${question.enter ?? 'next'}
      aria-required="true"
      aria-invalid=${error === '' ? 'false' : 'true'}
      aria-describedby=${ifDefined(described === '' ? undefined : described)}
      ?disabled=${question.disabled}
      .value=${question.value}
      @input=${(event: Event) => question.changed((event.target as HTMLInputElement).value)}
    />
    <div class="live" aria-live="polite">
      ${
        error === ''
          ? nothing
          : html`<p class="error" id="${id}-error">
              <cairn-icon name="warn"></cairn-icon><span>${error}</span>
            </p>`
      }
    </div>
  </div>`
}
