import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'

/** How much a change touches. */
export interface Touched {
  readonly presets: number
  readonly observations: number
}

interface ShareDialog {
  /** Null while it is counted. */
  readonly touched: Touched | null
  /** How many other devices will have it. */
  readonly others: number
  readonly localize: LocalizeController
  readonly share: () => void
}

/** Says what a change touches before it is shared. */
export function shareDialog({ touched, others, localize, share }: ShareDialog): TemplateResult {
  const t = localize.t.bind(localize)
  return html`<dialog aria-labelledby="share-title">
    <form
      method="dialog"
      @submit=${(event: SubmitEvent) => {
        if ((event.submitter as HTMLButtonElement | null)?.value === 'share') share()
      }}
    >
      <h1 id="share-title">${t('editor.shareTitle')}</h1>
      <p>${touched === null ? t('loading') : t('editor.changes', { n: touched.presets })}</p>
      ${touched === null ? nothing : html`<p>${t('editor.touches', { n: touched.observations })}</p>`}
      <div class="acts">
        <button class="button grow" value="cancel">${t('cancel')}</button>
        <button class="button primary grow" value="share" ?disabled=${touched === null}>
          ${others === 0 ? t('editor.apply') : t('editor.share', { n: others })}
        </button>
      </div>
    </form>
  </dialog>`
}
