import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { errorText } from '../controllers/error-text.js'
import type { LocalizeController } from '../controllers/localize.js'

interface WorkNotes {
  readonly isChanged: boolean
  readonly isKept: boolean
  readonly isTried: boolean
  readonly failure: unknown
  readonly localize: LocalizeController
  readonly tryOut: (isTried: boolean) => void
  readonly discard: () => void
}

/** Whether the work is kept, what failed, and the ways on: try it here first, or throw it away. */
export function workNotes(notes: WorkNotes): TemplateResult {
  const { isChanged, isKept, isTried, failure, localize, tryOut, discard } = notes
  const t = localize.t.bind(localize)
  return html`<div role="status">
      ${
        isChanged && isKept
          ? html`<span class="tag"><cairn-icon name="check"></cairn-icon>${t('editor.kept')}</span>`
          : nothing
      }
    </div>
    <div class="live" role="alert">
      ${
        failure === null
          ? nothing
          : html`<p class="note danger">
              <cairn-icon name="warn"></cairn-icon>${errorText(failure, localize)}
            </p>`
      }
    </div>
    ${
      isChanged
        ? html`<div class="acts">
            <button
              class="button slight"
              type="button"
              aria-pressed=${isTried ? 'true' : 'false'}
              @click=${() => tryOut(!isTried)}
            >
              ${t(isTried ? 'editor.stopTrying' : 'editor.try')}
            </button>
            <button class="button slight plain danger" type="button" @click=${discard}>
              ${t('editor.discard')}
            </button>
          </div>`
        : nothing
    }`
}
