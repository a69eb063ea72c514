import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import type { GivenRole, Member, Quarantine } from '../../project/types.js'
import { Asking } from '../controllers/asking.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { people } from '../strings/en/people.js'
import { fieldStyles, panel } from '../styles/index.js'
import { isOut, memberRow } from './member-row.js'
import {
  CairnMembersChangedEvent,
  CairnMembersChangeEvent,
  CairnMembersCloseEvent,
  CairnMembersInviteEvent
} from './members-events.js'
import type { CairnMembers } from './members.js'
import { membersStyles } from './members.styles.js'

interface Change {
  readonly member: Member
  readonly role: GivenRole
}

/** What `CairnMembers` is made of, see there. */
export class MembersBody extends Body<CairnMembers> {
  static override styles = [panel, fieldStyles, membersStyles]

  /** Waits for a yes. */
  @state() private asked: Change | null = null
  /** Made last, and what it was before. */
  @state() private made: Change | null = null
  @state() private busy: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this.host, people)
  readonly #list = new Asking<{
    readonly members: readonly Member[]
    readonly quarantine: readonly Quarantine[]
  }>(this.host, async () => {
    const { members, sync } = this.#project.value?.store ?? {}
    const [list = [], status] = await Promise.all([members?.list(), sync?.state()])
    return { members: list, quarantine: status?.quarantine ?? [] }
  })
  readonly #project = new ProjectController(this.host, {
    changed: () => {
      this.asked = null
      this.made = null
      this.failure = null
      this.#list.start()
    },
    event: ({ type }) => {
      if (type === 'members' || type === 'sync' || type === 'info') this.#list.again()
    }
  })

  async #ask(change: Change): Promise<void> {
    if (change.role === change.member.role || this.busy) return
    this.asked = change
    await this.updateComplete
    this.dialog?.showModal()
  }

  async #change({ member, role }: Change): Promise<void> {
    const { members } = this.#project.value?.store ?? {}
    const event = new CairnMembersChangeEvent(member.deviceId, role)
    if (members === undefined || this.busy || !this.dispatchEvent(event)) return
    this.busy = true
    this.failure = null
    this.made = null
    try {
      await members.setRole(member.deviceId, role)
      this.made = { member, role }
      this.dispatchEvent(new CairnMembersChangedEvent(member.deviceId, role))
    } catch (error) {
      this.failure = error
    }
    this.busy = false
    this.#list.again()
  }

  get #mayChange(): boolean {
    const { info } = this.#project.value?.store ?? {}
    return info?.role === 'coordinator' && info.readOnly === undefined
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('close')}
          @click=${() => this.dispatchEvent(new CairnMembersCloseEvent())}
        >
          <cairn-icon name="close"></cairn-icon>
        </button>
        <h1>${t('members.title')}</h1>
        ${
          this.#mayChange
            ? html`<button
                class="button slight"
                type="button"
                @click=${() => this.dispatchEvent(new CairnMembersInviteEvent())}
              >
                <cairn-icon name="qr"></cairn-icon>${t('sync.invite')}
              </button>`
            : nothing
        }
      </header>
      <div class="body" part="body" tabindex="0">
        <div class="live" role="alert">${this.#problem()}</div>
        <div class="live" role="status">${this.#result()}</div>
        ${this.#body()}
      </div>
      ${this.#dialog()}`
  }

  #body(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const project = this.#project.value
    const { answer } = this.#list
    if (project === null) return html`${nothing}`
    if (project && project.store.members === undefined)
      return html`<p class="note">${t('members.unavailable')}</p>`
    if (!project || (answer === undefined && this.#list.error === null))
      return html`<p class="muted" role="status">${t('loading')}…</p>`
    const { members = [], quarantine = [] } = answer ?? {}
    const section = (title: string, some: readonly Member[]): TemplateResult | typeof nothing =>
      some.length === 0
        ? nothing
        : html`<section>
            <h2>${title}</h2>
            <ul class="card" role="list">
              ${some.map(member => this.#row(member, quarantine))}
            </ul>
          </section>`
    return html`${section(
      t('members.inside'),
      members.filter(member => !isOut(member))
    )}
    ${section(t('members.outside'), members.filter(isOut))}
    ${this.#mayChange ? nothing : html`<p class="sub">${t('members.onlyCoordinators')}</p>`}`
  }

  #row(member: Member, quarantine: readonly Quarantine[]): TemplateResult {
    return memberRow({
      member,
      quarantine: quarantine.filter(({ deviceId }) => deviceId === member.deviceId),
      isOpen: this.#mayChange && !this.busy,
      localize: this.#localize,
      change: role => void this.#ask({ member, role })
    })
  }

  #problem(): TemplateResult | typeof nothing {
    const error = this.failure ?? this.#list.error
    if (error === null) return nothing
    return html`<p class="note danger">
      <cairn-icon name="warn"></cairn-icon><span>${errorText(error, this.#localize)}</span>
    </p>`
  }

  #result(): TemplateResult | typeof nothing {
    const t = this.#localize.t.bind(this.#localize)
    if (this.made === null) return nothing
    const { member, role } = this.made
    // Who left did so themselves: that is not taken back here.
    const back = member.role === 'left' ? null : { member: { ...member, role }, role: member.role }
    return html`<div class="note">
      <cairn-icon name="check"></cairn-icon>
      <span class="grow">${this.#nameOf(member)}: ${t(`members.may.${role}`)}</span>
      ${
        back === null
          ? nothing
          : html`<button
              class="button slight"
              type="button"
              ?disabled=${this.busy}
              @click=${() => void this.#change(back)}
            >
              ${t('undo')}
            </button>`
      }
    </div>`
  }

  #dialog(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    if (this.asked === null) return html`<dialog></dialog>`
    const { member, role } = this.asked
    const name = this.#nameOf(member)
    const isBlock = role === 'blocked'
    return html`<dialog aria-labelledby="ask">
      <form
        method="dialog"
        @submit=${(event: SubmitEvent) => {
          const { asked } = this
          this.asked = null
          if (asked && (event.submitter as HTMLButtonElement | null)?.value === 'yes')
            void this.#change(asked)
        }}
      >
        <h1 id="ask">
          ${isOut(member) ? t('members.letInAsk', { name }) : t(`members.ask.${role}`, { name })}
        </h1>
        <p>${t(`members.what.${role}`)}</p>
        ${isOut(member) ? html`<p>${t('members.meanwhile')}</p>` : nothing}
        <div class="acts">
          <button class="button grow" value="cancel">${t('cancel')}</button>
          <button class="button grow ${isBlock ? 'danger' : 'primary'}" value="yes">
            ${t(isBlock ? 'members.block' : isOut(member) ? 'members.letIn' : 'members.yes')}
          </button>
        </div>
      </form>
    </dialog>`
  }

  #nameOf({ name }: Member): string {
    return name || this.#localize.t('unknownDevice')
  }
}
