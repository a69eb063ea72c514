import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { GivenRole, Member, Quarantine } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** Roles to choose from, the least first. */
const CHOICES = ['viewer', 'member', 'coordinator'] as const

export interface MemberRow {
  readonly member: Member
  /** What of this device does not count. */
  readonly quarantine: readonly Quarantine[]
  /** Whether the person may change it. */
  readonly isOpen: boolean
  readonly localize: LocalizeController
  /** Wants to give it another role. */
  readonly change: (role: GivenRole) => void
}

/** Whether a device is out of the project. */
export function isOut({ role }: Member): boolean {
  return role === 'blocked' || role === 'left'
}

/** A device: what it is called, what it may do, what of it does not count, and ways to change that. */
export function memberRow(row: MemberRow): TemplateResult {
  const { member, localize } = row
  const t = localize.t.bind(localize)
  return html`<li>
    <cairn-icon name=${isOut(member) ? 'lock' : member.role === 'viewer' ? 'eye' : 'phone'}></cairn-icon>
    <span class="grow">
      <span class="name" dir="auto">${member.name || t('unknownDevice')}</span>
      ${member.self ? html`<span class="sub">${t('members.self')}</span>` : nothing}
      <span class="sub">${t(`members.may.${member.role}`)}</span>
      ${row.quarantine.map(
        ({ entries, reason }) =>
          html`<span class="sub kept"
            >${t('sync.quarantined', { n: entries })}. ${t(`members.why.${reason}`)}</span
          >`
      )}
    </span>
    ${row.isOpen && !member.self ? acts(row) : nothing}
  </li>`
}

function acts({ member, localize, change }: MemberRow): TemplateResult {
  const t = localize.t.bind(localize)
  const name = member.name || t('unknownDevice')
  if (isOut(member)) {
    return html`<span class="acts">
      <button class="button slight let-in" type="button" @click=${() => change('member')}>
        ${t('members.letIn')}<span class="visually-hidden">: ${name}</span>
      </button>
    </span>`
  }
  const choose = (event: Event): void => {
    const select = event.target as HTMLSelectElement
    const role = select.value as GivenRole
    // Shows what is so until it is changed.
    select.value = member.role
    change(role)
  }
  return html`<span class="acts">
    <select class="input" aria-label=${t('members.change', { name })} .value=${member.role} @change=${choose}>
      ${CHOICES.map(
        role =>
          html`<option value=${role} ?selected=${role === member.role}>${t(`members.role.${role}`)}</option>`
      )}
    </select>
    <button class="button slight plain danger block" type="button" @click=${() => change('blocked')}>
      ${t('members.block')}<span class="visually-hidden">: ${name}</span>
    </button>
  </span>`
}
