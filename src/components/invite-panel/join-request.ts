import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Invite } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** Somebody who waits: the name they gave, the digits of both screens, and the two answers. */
export function joinRequest(
  invite: Invite,
  disabled: boolean,
  localize: LocalizeController,
  answer: (accept: boolean) => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const { name = '', digits = '' } = invite.request ?? {}
  const who = name.trim() === '' ? t('unknownDevice') : name
  return html`<div class="request" role="group" aria-label=${`${who}. ${t('invite.waiting')}`}>
    <p class="strong" dir="auto">${who}</p>
    <p>${t('invite.waiting')}. ${t('invite.digits')}</p>
    <p class="digits">${digits}</p>
    <div class="acts">
      <button class="button danger refuse" type="button" ?disabled=${disabled} @click=${() => answer(false)}>
        ${t('invite.refuse')}
      </button>
      <button class="button primary accept" type="button" ?disabled=${disabled} @click=${() => answer(true)}>
        <cairn-icon name="check"></cairn-icon>${t('invite.accept')}
      </button>
    </div>
  </div>`
}
