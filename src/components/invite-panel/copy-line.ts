import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'

export interface CopyLine {
  readonly id: string
  readonly label: string
  readonly value: string
  /** What the button shows. */
  readonly button: string
  /** What it does, read aloud; empty when what it shows says it. */
  readonly action: string
  copied(): void
}

/** A text to take along: to read, to select, or to copy with the button beside it. */
export function copyLine({ id, label, value, button, action, copied }: CopyLine): TemplateResult {
  return html`<div class="field">
    <label class="label" for=${id}>${label}</label>
    <div class="copy">
      <input
        class="input"
        id=${id}
        type="text"
        dir="ltr"
        readonly
        .value=${value}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      />
      <button
        class="button"
        type="button"
        aria-label=${action === '' ? nothing : action}
        @click=${async (event: Event) => {
          const input = (event.currentTarget as Element).previousElementSibling as HTMLInputElement
          if (await toClipboard(value)) copied()
          else input.focus()
        }}
      >
        <cairn-icon name="copy"></cairn-icon>${button}
      </button>
    </div>
  </div>`
}

/** False where the page may not write to the clipboard; the text is then selected, to be copied by hand. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch (error) {
    console.warn('The clipboard is closed to this page.', error)
    return false
  }
}
