import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Invite, Members, Project } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { CairnInvitePanelCloseEvent, CairnInvitePanelMadeEvent } from './invite-panel-events.js'
import { inviteStyles } from './invite-panel.styles.js'
import { qrCode } from './qr-code.js'

/**
 * @summary Makes an invite for one more device, shows it as square, link and code, and lets in who waits.
 *
 * @event {CairnInvitePanelMadeEvent} cairn-invite-panel-made - An invite was made.
 * @event {CairnInvitePanelCloseEvent} cairn-invite-panel-close - The way back was chosen.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart primary - Make an invite.
 * @csspart qr - The square.
 */
export class CairnInvitePanel extends LitElement {
  static override styles = [tokens, controls, panel, fieldStyles, inviteStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** How long an invite works, minutes. */
  @property({ type: Number }) minutes: number = 60
  /** Address of the page that the link opens; default this page. `#join=CODE` is put behind it. */
  @property({ attribute: 'link-base' }) linkBase: string = ''

  @state() private granted: 'member' | 'viewer' = 'member'
  @state() private confirm: boolean = false
  @state() private invite: Invite | null = null
  @state() private waiting: readonly Invite[] = []
  @state() private busy: boolean = false
  @state() private failure: unknown = null
  @state() private copied: 'code' | 'link' | null = null

  readonly #localize = new LocalizeController(this)
  readonly #project = new ProjectController(this, {
    changed: () => {
      this.invite = null
      void this.#read()
    },
    event: event => {
      if (event.type === 'members') void this.#read()
    }
  })
  #clock: ReturnType<typeof setInterval> | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#clock = setInterval(() => this.requestUpdate(), 15_000)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (this.#clock !== null) clearInterval(this.#clock)
  }

  get #members(): Members | undefined {
    return this.#project.value?.store.members
  }

  async #read(): Promise<void> {
    await this.#try(async () => {
      const invites = (await this.#members?.invites()) ?? []
      this.waiting = invites.filter(({ state, request }) => state === 'waiting' && request !== undefined)
      const mine = invites.find(({ id }) => id === this.invite?.id)
      if (mine !== undefined) this.invite = mine
      else if (this.invite?.state === 'open') this.invite = { ...this.invite, state: 'used' }
    })
  }

  async #try(run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      this.failure = error
    }
  }

  readonly #make = async (): Promise<void> => {
    const members = this.#members
    if (members === undefined || this.busy) return
    this.busy = true
    this.failure = null
    this.copied = null
    await this.#try(async () => {
      const expiresAt = Date.now() + this.minutes * 60_000
      this.invite = await members.invite({ role: this.granted, expiresAt, confirm: this.confirm })
      this.dispatchEvent(new CairnInvitePanelMadeEvent(this.invite))
    })
    this.busy = false
  }

  async #answer(id: string, accept: boolean): Promise<void> {
    this.busy = true
    await this.#try(async () => this.#members?.answer(id, accept))
    this.busy = false
    await this.#read()
  }

  /** The link of an invite. */
  linkOf(code: string): string {
    const base = this.linkBase === '' ? location.href : this.linkBase
    return `${base.replace(/#.*$/s, '')}#join=${code}`
  }

  async #copy(what: 'code' | 'link', text: string): Promise<void> {
    await this.#try(async () => {
      await navigator.clipboard.writeText(text)
      this.copied = what
    })
  }

  override render(): TemplateResult {
    const { t } = this.#words
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
        <div class="live" role="alert">
          ${this.failure === null
            ? nothing
            : html`<p class="note danger"><cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}</p>`}
        </div>
        ${this.waiting.map(invite => this.#request(invite))}
        ${this.#project.value && this.#members === undefined
          ? html`<p class="note">${t('invite.unavailable')}</p>`
          : this.invite === null
            ? this.#form()
            : this.#made(this.invite)}
      </div>`
  }

  #form(): TemplateResult {
    const { t } = this.#words
    const option = (role: 'member' | 'viewer', icon: string, words: string): TemplateResult =>
      html`<label class="option">
        <input type="radio" name="role" .checked=${this.granted === role} @change=${() => (this.granted = role)} />
        <cairn-icon .name=${icon as 'pencil'}></cairn-icon><span class="words">${words}</span>
        <span class="tick"><cairn-icon name="check"></cairn-icon></span>
      </label>`
    return html`<div class="field" role="radiogroup" aria-labelledby="may">
        <span class="label" id="may">${t('invite.may')}</span>
        <div class="options">
          ${option('member', 'pencil', t('invite.add'))} ${option('viewer', 'eye', t('invite.see'))}
        </div>
      </div>
      <label class="option">
        <input
          type="checkbox"
          .checked=${this.confirm}
          @change=${(event: Event) => (this.confirm = (event.target as HTMLInputElement).checked)}
        />
        <cairn-icon name="lock"></cairn-icon><span class="words">${t('invite.confirm')}</span>
        <span class="tick"><cairn-icon name="check"></cairn-icon></span>
      </label>
      <button
        class="button primary wide"
        part="primary"
        type="button"
        ?disabled=${this.busy || this.#members === undefined}
        @click=${this.#make}
      >
        <cairn-icon name="qr"></cairn-icon>${t('invite.make')}
      </button>`
  }

  #made(invite: Invite): TemplateResult {
    const { t } = this.#words
    const over = invite.expiresAt <= Date.now()
    if (invite.state !== 'open' || over) {
      const text = invite.state === 'open' ? 'invite.expired' : 'invite.used'
      return html`<p class="note" role="status">
          <cairn-icon name=${invite.state === 'open' ? 'clock' : 'check'}></cairn-icon>${t(text)}
        </p>
        ${this.#another()}`
    }
    const link = this.linkOf(invite.code)
    const { size, shape } = qrCode(link)
    return html`<p class="how">${t('invite.how')}</p>
      <div class="qr" part="qr">
        <svg viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${t('invite.qr')}>${shape}</svg>
      </div>
      <div class="field">
        <span class="label">${t('invite.code')}</span>
        <p class="code" tabindex="0">${invite.code}</p>
        <div class="copies">
          <button class="button slight" type="button" @click=${() => void this.#copy('link', link)}>
            <cairn-icon name="copy"></cairn-icon>${t(this.copied === 'link' ? 'copied' : 'invite.copyLink')}
          </button>
          <button class="button slight" type="button" @click=${() => void this.#copy('code', invite.code)}>
            <cairn-icon name="copy"></cairn-icon>${t(this.copied === 'code' ? 'copied' : 'invite.copyCode')}
          </button>
        </div>
        <span class="visually-hidden" role="status">${this.copied === null ? nothing : t('copied')}</span>
      </div>
      <p class="note">
        <cairn-icon name="clock"></cairn-icon>
        <span>${t(invite.role === 'viewer' ? 'invite.see' : 'invite.add')}. ${t('invite.limit', { time: this.#localize.time(invite.expiresAt) })}</span>
      </p>
      ${this.#another()}`
  }

  #another(): TemplateResult {
    return html`<button class="button wide" type="button" @click=${() => (this.invite = null)}>
      ${this.#words.t('invite.another')}
    </button>`
  }

  #request(invite: Invite): TemplateResult {
    const { t } = this.#words
    return html`<section class="request" role="group" aria-label=${t('invite.waiting')}>
      <div role="status">
        <p class="strong" dir="auto">${invite.request?.name}</p>
        <p class="sub">${t('invite.waiting')}. ${t('invite.digits')}</p>
        <p class="digits">${invite.request?.digits}</p>
      </div>
      <div class="acts">
        <button class="button primary grow" type="button" ?disabled=${this.busy} @click=${() => void this.#answer(invite.id, true)}>
          ${t('invite.accept')}
        </button>
        <button class="button" type="button" ?disabled=${this.busy} @click=${() => void this.#answer(invite.id, false)}>
          ${t('invite.refuse')}
        </button>
      </div>
    </section>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-invite-panel': CairnInvitePanel
  }
}
