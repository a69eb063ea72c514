import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { momentFormat } from '../controllers/formats.js'
import type { LocalizeController } from '../controllers/localize.js'
import { stopWords, type ReleaseTerms } from './release-terms.js'

/** Reads the terms back before anything leaves. */
export function askDialog(
  { recipient, purpose, until, stop }: ReleaseTerms,
  documents: number,
  localize: LocalizeController,
  release: () => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const day = Date.parse(`${until}T12:00:00`)
  return html`<dialog aria-labelledby="ask-title">
    <form
      method="dialog"
      @submit=${(event: SubmitEvent) => {
        if ((event.submitter as HTMLButtonElement | null)?.value === 'release') release()
      }}
    >
      <h1 id="ask-title">${t('release.ask', { n: documents })}</h1>
      <dl class="terms">
        <dt>${t('release.recipient')}</dt>
        <dd dir="auto">${recipient}</dd>
        <dt>${t('release.purpose')}</dt>
        <dd dir="auto">${purpose}</dd>
        ${
          Number.isNaN(day)
            ? nothing
            : html`<dt>${t('release.until')}</dt>
                <dd>${momentFormat(localize.language, { dateStyle: 'long' }).format(day)}</dd>`
        }
        <dt>${t('release.place')}</dt>
        <dd>${stopWords(stop, localize)}</dd>
      </dl>
      <p>${t('release.forGood')}</p>
      <div class="acts">
        <button class="button grow" value="cancel">${t('cancel')}</button>
        <button class="button primary grow" value="release">${t('release.yes')}</button>
      </div>
    </form>
  </dialog>`
}
