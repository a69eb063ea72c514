import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import type { Invite, Members } from '../../project/types.js'
import { Asking } from '../controllers/asking.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { joining } from '../strings/en/joining.js'
import { fieldStyles, panel } from '../styles/index.js'
import { copyLine } from './copy-line.js'
import { inviteForm, USUAL_TERMS } from './invite-form.js'
import type { InviteTerms } from './invite-form.js'
import { CairnInvitePanelCloseEvent, CairnInvitePanelMadeEvent } from './invite-panel-events.js'
import type { CairnInvitePanel } from './invite-panel.js'
import { inviteStyles } from './invite-panel.styles.js'
import { joinRequest } from './join-request.js'
import { qrCode } from './qr-code.js'

/** The farthest that a timer of a browser reaches, milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1

/** What `CairnInvitePanel` is made of, see there. */
export class InvitePanelBody extends Body<CairnInvitePanel> {
  static override styles = [panel, fieldStyles, inviteStyles]

  @state() private terms: InviteTerms = USUAL_TERMS
  @state() private invite: Invite | null = null
  @state() private busy: boolean = false
  @state() private failure: unknown = null
  @state() private copied: 'code' | 'link' | null = null

  readonly #localize = new LocalizeController(this.host, joining)
  readonly #invites = new Asking<readonly Invite[]>(
    this.host,
    async () => (await this.#members?.invites()) ?? []
  )
  readonly #project = new ProjectController(this.host, {
    changed: () => {
      this.invite = null
      this.failure = null
      this.#invites.start()
    },
    event: event => {
      if (event.type === 'members') this.#invites.again()
    }
  })
  /** The id of the shown invite once the members listed it. */
  #listed: string | null = null
  #end: ReturnType<typeof setTimeout> | null = null

  override hostDisconnected(): void {
    if (this.#end !== null) clearTimeout(this.#end)
    this.#end = null
  }

  get #members(): Members | undefined {
    return this.#project.value?.store.members
  }

  /** Makes an invite by what is chosen. Resolves with it, or null when it was not made. */
  async make(): Promise<Invite | null> {
    const members = this.#members
    if (members === undefined || this.busy) return null
    const { role, lasts, confirm } = this.terms
    this.copied = null
    const made = await this.#work(() => members.invite({ role, expiresAt: Date.now() + lasts, confirm }))
    if (made === null || members !== this.#members) return null
    this.invite = made
    this.#invites.again()
    this.dispatchEvent(new CairnInvitePanelMadeEvent(made))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.how')?.focus()
    return made
  }

  async #answer(id: string, accept: boolean): Promise<void> {
    await this.#work(async () => this.#members?.answer(id, accept))
    this.#invites.again()
  }

  async #work<Result>(run: () => Promise<Result>): Promise<Result | null> {
    this.busy = true
    this.failure = null
    try {
      return await run()
    } catch (error) {
      this.failure = error
      return null
    } finally {
      this.busy = false
    }
  }

  /** How the shown invite stands: what the members say of it, and the clock. */
  #stands(invite: Invite): 'open' | 'used' | 'over' {
    const listed = this.#invites.answer?.find(({ id }) => id === invite.id)
    const over = listed?.state === 'refused' || invite.expiresAt <= Date.now()
    // A store may list open invites only: one that was there and is gone before its time was used.
    if (listed?.state === 'used' || (listed === undefined && this.#listed === invite.id && !over))
      return 'used'
    return over ? 'over' : 'open'
  }

  override willUpdate(): void {
    const id = this.invite?.id
    if (id !== undefined && this.#invites.answer?.some(invite => invite.id === id)) this.#listed = id
  }

  override updated(): void {
    if (this.#end !== null) clearTimeout(this.#end)
    this.#end = null
    const rest = (this.invite?.expiresAt ?? 0) - Date.now()
    if (rest > 0 && this.isConnected) {
      this.#end = setTimeout(() => this.requestUpdate(), Math.min(rest + 1, LONGEST_TIMER))
    }
  }

  override render(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const project = this.#project.value
    const stands = this.invite === null ? null : this.#stands(this.invite)
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('back')}
          @click=${() => this.dispatchEvent(new CairnInvitePanelCloseEvent())}
        >
          <cairn-icon name="back"></cairn-icon>
        </button>
        <h1>${t('invite.title')}</h1>
      </header>
      <div class="body" part="body">
        <div class="live" role="alert">${this.#problem()}</div>
        <div class="live" role="status">${this.#requests()} ${this.#over(stands)}</div>
        ${
          project === undefined
            ? html`<p class="muted">${t('loading')}…</p>`
            : this.#members === undefined
              ? html`<p class="note">${t('invite.unavailable')}</p>`
              : this.invite !== null && stands === 'open'
                ? this.#made(this.invite)
                : inviteForm(this.terms, this.busy, this.#localize, terms => (this.terms = terms))
        }
      </div>
      ${this.#members === undefined ? nothing : this.#foot(stands)}`
  }

  #problem(): TemplateResult | typeof nothing {
    const error = this.failure ?? this.#invites.error
    if (error === null) return nothing
    return html`<p class="note danger">
      <cairn-icon name="warn"></cairn-icon><span>${errorText(error, this.#localize)}</span>
    </p>`
  }

  get #waiting(): readonly Invite[] {
    const invites = this.#invites.answer ?? []
    return invites.filter(({ state, request }) => state === 'waiting' && request !== undefined)
  }

  #requests(): readonly TemplateResult[] {
    return this.#waiting.map(invite =>
      joinRequest(invite, this.busy, this.#localize, accept => void this.#answer(invite.id, accept))
    )
  }

  #over(stands: 'open' | 'used' | 'over' | null): TemplateResult | typeof nothing {
    if (stands !== 'used' && stands !== 'over') return nothing
    const used = stands === 'used'
    return html`<p class="note over">
      <cairn-icon name=${used ? 'check' : 'clock'}></cairn-icon>
      <span>${this.#localize.t(used ? 'invite.used' : 'invite.expired')}</span>
    </p>`
  }

  #made(invite: Invite): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const link = this.host.link(invite.code)
    const { size, shape } = qrCode(link)
    const line = (what: 'link' | 'code', label: string, value: string): TemplateResult =>
      copyLine({
        id: what,
        label,
        value,
        button: t(this.copied === what ? 'copied' : 'copyText'),
        action: this.copied === what ? '' : t(what === 'link' ? 'invite.copyLink' : 'invite.copyCode'),
        copied: () => (this.copied = what)
      })
    return html`<p class="how" tabindex="-1">${t('invite.how')}</p>
      <div class="qr" part="qr">
        <svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${t('invite.qr')}>${shape}</svg>
      </div>
      ${line('link', t('invite.link'), link)} ${line('code', t('invite.code'), invite.code)}
      <span class="visually-hidden" role="status">${this.copied === null ? nothing : t('copied')}</span>
      <p class="note">
        <cairn-icon name=${invite.role === 'viewer' ? 'eye' : 'pencil'}></cairn-icon>
        <span>${t('invite.may')}: ${t(invite.role === 'viewer' ? 'invite.see' : 'invite.add')}</span>
      </p>
      <p class="note limit">
        <cairn-icon name="clock"></cairn-icon>
        <span>${t('invite.limit', { time: this.#localize.time(invite.expiresAt) })}</span>
      </p>`
  }

  #foot(stands: 'open' | 'used' | 'over' | null): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<footer class="foot" part="foot">
      ${
        stands === 'open'
          ? html`<button class="button wide another" type="button" @click=${() => (this.invite = null)}>
              ${t('invite.another')}
            </button>`
          : html`<button
              class="button wide make ${this.#waiting.length === 0 ? 'primary' : ''}"
              part="primary"
              type="button"
              ?disabled=${this.busy}
              @click=${() => void this.make()}
            >
              <cairn-icon name="qr"></cairn-icon>${t(stands === null ? 'invite.make' : 'invite.another')}
            </button>`
      }
    </footer>`
  }
}
