import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'
import type { IconName } from '../icon/icon-paths.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How long an invite may work. */
export const LASTINGS = [
  { ms: HOUR, count: 1, unit: 'hour' },
  { ms: DAY, count: 1, unit: 'day' },
  { ms: 7 * DAY, count: 7, unit: 'day' }
] as const

/** What an invite will allow. */
export interface InviteTerms {
  readonly role: 'member' | 'viewer'
  /** How long it works, milliseconds. */
  readonly lasts: number
  /** Ask again when somebody uses it. */
  readonly confirm: boolean
}

export const USUAL_TERMS: InviteTerms = { role: 'member', lasts: 7 * DAY, confirm: false }

/** The questions before an invite is made. */
export function inviteForm(
  terms: InviteTerms,
  disabled: boolean,
  localize: LocalizeController,
  changed: (terms: InviteTerms) => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const role = (value: InviteTerms['role'], icon: IconName, words: string): TemplateResult =>
    html`<label class="option">
      <input
        type="radio"
        name="role"
        value=${value}
        ?disabled=${disabled}
        .checked=${terms.role === value}
        @change=${() => changed({ ...terms, role: value })}
      />
      <cairn-icon .name=${icon}></cairn-icon><span class="words">${words}</span>
      <span class="tick"><cairn-icon name="check"></cairn-icon></span>
    </label>`
  return html`<fieldset class="field">
      <legend class="label">${t('invite.may')}</legend>
      <div class="options">
        ${role('member', 'pencil', t('invite.add'))} ${role('viewer', 'eye', t('invite.see'))}
      </div>
    </fieldset>
    <div class="field">
      <label class="label" for="lasts">${t('invite.lasts')}</label>
      <select
        class="input"
        id="lasts"
        ?disabled=${disabled}
        @change=${(event: Event) => changed({ ...terms, lasts: Number((event.target as HTMLSelectElement).value) })}
      >
        ${LASTINGS.map(
          ({ ms, count, unit }) =>
            html`<option value=${ms} .selected=${ms === terms.lasts}>
              ${localize.number(count, { style: 'unit', unit, unitDisplay: 'long' })}
            </option>`
        )}
      </select>
    </div>
    <label class="option">
      <input
        type="checkbox"
        ?disabled=${disabled}
        .checked=${terms.confirm}
        @change=${(event: Event) => changed({ ...terms, confirm: (event.target as HTMLInputElement).checked })}
      />
      <cairn-icon name="lock"></cairn-icon><span class="words">${t('invite.confirm')}</span>
      <span class="tick"><cairn-icon name="check"></cairn-icon></span>
    </label>`
}
