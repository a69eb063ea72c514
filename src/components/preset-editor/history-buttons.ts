import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'
import { redo, undo, type EditHistory } from './edit-history.js'

/** Back by one step, and forth again. */
export function historyButtons<State>(
  history: EditHistory<State> | null,
  localize: LocalizeController,
  show: (history: EditHistory<State>) => void
): TemplateResult {
  const act = (name: 'undo' | 'redo', words: string, go: typeof undo, isOff: boolean): TemplateResult =>
    html`<button
      class="icon-button"
      type="button"
      aria-label=${words}
      title=${words}
      ?disabled=${isOff}
      @click=${() => history && show(go(history))}
    >
      <cairn-icon name=${name}></cairn-icon>
    </button>`
  return html`${act('undo', localize.t('undo'), undo, !history?.past.length)}
  ${act('redo', localize.t('editor.redo'), redo, !history?.future.length)}`
}
