import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Project } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** What would go with the project. */
export interface Removal {
  /** 'only-here': a page of its own, since what is only here is lost. */
  readonly step: 'ask' | 'only-here'
  /** Observations, and files, that no other device is known to hold. */
  readonly observations: number
  readonly files: number
  /** Other devices that hold all of it; null where nobody can tell. */
  readonly holders: number | null
}

/** Reads what would be lost, now. */
export async function readRemoval({ store }: Project): Promise<Removal> {
  const [sync, count, totals] = await Promise.all([
    store.sync?.state(),
    store.documents.count({ kind: 'observation' }),
    store.media?.totals()
  ])
  return {
    step: 'ask',
    observations: sync?.onlyHere ?? count,
    files: totals?.onlyHere ?? 0,
    holders: sync === undefined ? null : sync.peers.filter(({ complete }) => complete).length
  }
}

/** Asks before the project goes from this device; twice while something is only on it. */
export function removeDialog(
  { step, observations, files, holders }: Removal,
  project: string,
  localize: LocalizeController,
  answer: (yes: boolean) => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const isSecond = step === 'only-here'
  return html`<dialog aria-labelledby="remove" @cancel=${() => answer(false)}>
    <form
      method="dialog"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault()
        answer((event.submitter as HTMLButtonElement | null)?.value === 'yes')
      }}
    >
      <h1 id="remove">${t('settings.removeAsk', { name: project })}</h1>
      ${
        isSecond
          ? html`<div class="note warn">
              <cairn-cairn-glyph held="1"></cairn-cairn-glyph>
              <div>
                ${observations > 0 ? html`<p>${t('sync.onlyHere', { n: observations })}</p>` : nothing}
                ${files > 0 ? html`<p>${t('settings.removeFiles', { n: files })}</p>` : nothing}
                <p class="strong">${t('settings.removeLost')}</p>
              </div>
            </div>`
          : html`<p>${t('settings.removeWhat')}</p>
              ${holders === null ? nothing : html`<p>${t('settings.removeHeld', { n: holders })}</p>`}`
      }
      <div class="acts">
        <button class="button grow" value="cancel">${t('cancel')}</button>
        <button class="button danger grow" value="yes">
          ${t(isSecond ? 'settings.removeAnyway' : 'settings.remove')}
        </button>
      </div>
    </form>
  </dialog>`
}
