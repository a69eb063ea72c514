import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'

/** 'ask': what leaving means. 'only-here': a page of its own, since what is only here would reach nobody. */
export type LeaveStep = 'ask' | 'only-here'

export interface Leaving {
  readonly step: LeaveStep
  readonly project: string
  /** Observations that no other device is known to hold. */
  readonly onlyHere: number
  /** Nobody else leads. */
  readonly isLastCoordinator: boolean
}

/** Asks before this device leaves; twice while something is only on it. */
export function leaveDialog(
  { step, project, onlyHere, isLastCoordinator }: Leaving,
  localize: LocalizeController,
  answer: (yes: boolean) => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const isSecond = step === 'only-here'
  return html`<dialog aria-labelledby="leave" @cancel=${() => answer(false)}>
    <form
      method="dialog"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault()
        answer((event.submitter as HTMLButtonElement | null)?.value === 'yes')
      }}
    >
      <h1 id="leave">${t('settings.leaveAsk', { name: project })}</h1>
      ${
        isSecond
          ? html`<p class="note warn">
              <cairn-cairn-glyph held="1"></cairn-cairn-glyph>
              <span>${t('settings.leaveOnly', { n: onlyHere })}</span>
            </p>`
          : html`<p>${t('settings.leaveWhat')}</p>
              ${
                isLastCoordinator
                  ? html`<p class="note warn">
                      <cairn-icon name="warn"></cairn-icon><span>${t('settings.lastCoordinator')}</span>
                    </p>`
                  : nothing
              }`
      }
      <div class="acts">
        <button class="button grow" value="cancel">${t('cancel')}</button>
        <button class="button danger grow" value="yes">
          ${t(isSecond ? 'settings.leaveAnyway' : 'settings.leave')}
        </button>
      </div>
    </form>
  </dialog>`
}
