import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { PeerState, Project, Sync, SyncState } from '../../project/types.js'
import { Announcer } from '../controllers/announcer.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { hubList } from './hub-list.js'
import { peerRow, peerWords } from './peer-row.js'
import { CairnSyncPanelCloseEvent, CairnSyncPanelInviteEvent } from './sync-panel-events.js'
import { syncStyles } from './sync-panel.styles.js'
import { whatIsWhere } from './what-is-where.js'

/**
 * @summary Where the copies are: what is only here, who is near, what each has that the other lacks. Counts and
 *   places, never a percentage; "everything" only when both sides know it.
 *
 * @slot bar-end - At the end of the bar.
 * @event {CairnSyncPanelInviteEvent} cairn-sync-panel-invite - One more device is to be invited.
 * @event {CairnSyncPanelCloseEvent} cairn-sync-panel-close - The panel was closed.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 */
export class CairnSyncPanel extends LitElement {
  static override styles = [tokens, controls, panel, fieldStyles, syncStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined

  @state() private status: SyncState | null = null
  @state() private failure: unknown = null
  @state() private address: string = ''
  @state() private badAddress: boolean = false

  readonly #localize = new LocalizeController(this)
  readonly #announcer = new Announcer(this)
  readonly #project = new ProjectController(this, {
    changed: () => {
      this.status = null
      void this.#read()
    },
    event: event => {
      if (event.type === 'sync' || event.type === 'documents') void this.#read()
    }
  })
  #reading = false
  #again = false

  get #sync(): Sync | undefined {
    return this.#project.value?.store.sync
  }

  /** One reading at a time; events while it runs are answered by one more. */
  async #read(): Promise<void> {
    if (this.#reading) {
      this.#again = true
      return
    }
    this.#reading = true
    try {
      do {
        this.#again = false
        const sync = this.#sync
        const status = sync === undefined ? null : await sync.state()
        if (sync === this.#sync) this.status = status
      } while (this.#again)
      this.failure = null
      this.#announce()
    } catch (error) {
      this.failure = error
    } finally {
      this.#reading = false
    }
  }

  #announce(): void {
    const near = this.status?.peers.filter(peer => peer.connected) ?? []
    const first = near.find(peer => !peer.complete) ?? near[0]
    if (first === undefined) return
    const name = first.name || this.#localize.t('unknownDevice')
    this.#announcer.say(`${this.#localize.t('sync.isNear', { name })} ${peerWords(first, this.#localize)}`)
  }

  readonly #addHub = async (event: Event): Promise<void> => {
    event.preventDefault()
    const url = this.address.trim()
    this.badAddress = !/^wss?:\/\/[^\s/]+/.test(url)
    const sync = this.#sync
    if (this.badAddress || sync === undefined) return
    await this.#run(() => sync.connect(url))
    if (this.failure === null) this.address = ''
  }

  async #run(change: () => Promise<void>): Promise<void> {
    this.failure = null
    try {
      await change()
      await this.#read()
    } catch (error) {
      this.failure = error
    }
  }

  override render(): TemplateResult {
    const { t } = this.#words
    const members = this.#project.value?.store.members
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('close')}
          @click=${() => this.dispatchEvent(new CairnSyncPanelCloseEvent())}
        >
          <cairn-icon name="close"></cairn-icon>
        </button>
        <h1>${t('sync.title')}</h1>
        ${members === undefined
          ? nothing
          : html`<button
              class="button slight"
              type="button"
              @click=${() => this.dispatchEvent(new CairnSyncPanelInviteEvent())}
            >
              <cairn-icon name="qr"></cairn-icon>${t('sync.invite')}
            </button>`}
        <slot name="bar-end"></slot>
      </header>
      <div class="visually-hidden" role="status">${this.#announcer.message}</div>
      <div class="body" part="body">
        <div class="live" role="alert">
          ${this.failure === null
            ? nothing
            : html`<p class="note danger"><cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}</p>`}
        </div>
        ${this.#project.value && this.#sync === undefined ? html`<p class="note">${t('sync.unavailable')}</p>` : nothing}
        ${this.status === null ? nothing : this.#content(this.status)}
      </div>`
  }

  #content(status: SyncState): TemplateResult {
    const { t } = this.#words
    const near = status.peers.filter(peer => peer.connected)
    const away = status.peers.filter(peer => !peer.connected)
    return html`${status.onlyHere > 0 ? this.#onlyHere(status.onlyHere, near) : nothing}
      <section aria-labelledby="near">
        <h2 id="near">${t('sync.near')}</h2>
        ${near.length === 0
          ? html`<div class="card alone">
              <cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
              <p>${t('sync.nobody')}</p>
            </div>`
          : html`<ul class="card">
              ${near.map(peer => peerRow(peer, this.#localize))}
            </ul>`}
      </section>
      ${away.length === 0
        ? nothing
        : html`<section aria-labelledby="before">
            <h2 id="before">${t('sync.before')}</h2>
            <ul class="card">
              ${away.map(peer => peerRow(peer, this.#localize))}
            </ul>
          </section>`}
      ${status.peers.length === 0 ? nothing : whatIsWhere(status.peers, this.#localize)}
      ${status.quarantined === 0
        ? nothing
        : html`<p class="note">
            <cairn-icon name="warn"></cairn-icon>
            <span
              ><span class="strong">${t('sync.quarantined', { n: status.quarantined })}.</span>
              ${t('sync.quarantinedHint')}</span
            >
          </p>`}
      ${hubList({
        hubs: status.hubs,
        address: this.address,
        bad: this.badAddress,
        localize: this.#localize,
        type: text => {
          this.address = text
          this.badAddress = false
        },
        add: this.#addHub,
        forget: url => void this.#run(async () => this.#sync?.disconnect(url))
      })}`
  }

  #onlyHere(count: number, near: readonly PeerState[]): TemplateResult {
    const { t } = this.#words
    const name = near[0]?.name
    return html`<div class="note warn">
      <cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
      <p class="grow">
        <span class="strong">${t('sync.onlyHere', { n: count })}</span><br />${t('sync.onlyHereHint')}
        ${name === undefined || name === '' ? nothing : t('sync.isNear', { name })}
      </p>
    </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-sync-panel': CairnSyncPanel
  }
}
