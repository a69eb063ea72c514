import { html, type TemplateResult } from 'lit'
import { text } from './texts.js'

/** What is searched for, and the way to end it. `search` is told the words, null at the end. */
export function searchRow(words: string, search: (words: string | null) => void): TemplateResult {
  return html`<input
      type="search"
      aria-label=${text('searchFor')}
      placeholder=${text('searchFor')}
      .value=${words}
      @input=${(event: InputEvent) => search((event.target as HTMLInputElement).value)}
    />
    <button class="round" aria-label=${text('closeSearch')} @click=${() => search(null)}>
      <cairn-icon name="close"></cairn-icon>
    </button>`
}
