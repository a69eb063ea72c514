import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { PeerState, Project, StorageState, Sync, SyncState } from '../../project/types.js'
import { Announcer } from '../controllers/announcer.js'
import { Asking } from '../controllers/asking.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { CopyingSpeed, speedLine } from './copying-speed.js'
import { hubList } from './hub-list.js'
import { peerRow, peerWords } from './peer-row.js'
import { CairnSyncPanelCloseEvent, CairnSyncPanelInviteEvent } from './sync-panel-events.js'
import { howSafe } from './how-safe.js'
import { heldBy, storageNotes, syncNotes } from './sync-notes.js'
import { syncStyles } from './sync-panel.styles.js'
import { whatIsWhere } from './what-is-where.js'

/** An address that is none, or what went wrong with a hub. */
interface HubProblem {
  readonly bad: boolean
  readonly error: unknown
}

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

  @state() private address: string = ''
  @state() private hubProblem: HubProblem | null = null
  @state() private busy: boolean = false

  readonly #localize = new LocalizeController(this)
  readonly #announcer = new Announcer(this)
  readonly #speed = new CopyingSpeed()
  readonly #state = new Asking<SyncState | null>(this, async () => {
    const state = (await this.#sync?.state()) ?? null
    if (state !== null) this.#speed.look(state, performance.now())
    return state
  })
  readonly #storage = new Asking<StorageState | null>(
    this,
    async () => (await this.#project.value?.store.storage?.state()) ?? null
  )
  readonly #project = new ProjectController(this, {
    changed: () => {
      this.hubProblem = null
      this.#announcer.forget()
      this.#speed.forget()
      this.#state.start()
      this.#storage.start()
    },
    event: event => {
      // What is written here is only here, so documents count too.
      if (event.type === 'storage') this.#storage.again()
      if (event.type === 'sync' || event.type === 'members' || event.type === 'documents') this.#state.again()
    }
  })

  get #sync(): Sync | undefined {
    return this.#project.value?.store.sync
  }

  protected override willUpdate(): void {
    this.#announce()
  }

  #announce(): void {
    const near = this.#state.answer?.peers.filter(peer => peer.connected) ?? []
    const first = near.find(peer => !peer.complete) ?? near[0]
    if (first === undefined) return
    const name = first.name || this.#localize.t('unknownDevice')
    this.#announcer.say(`${this.#localize.t('sync.isNear', { name })} ${peerWords(first, this.#localize)}`)
  }

  readonly #addHub = async (event: Event): Promise<void> => {
    event.preventDefault()
    const url = this.address.trim()
    const sync = this.#sync
    if (sync === undefined || this.busy) return
    if (isAddress(url)) await this.#change(() => sync.connect(url))
    else this.hubProblem = { bad: true, error: null }
    if (this.hubProblem === null) this.address = ''
    else await this.#focusAddress()
  }

  async #forgetHub(url: string): Promise<void> {
    await this.#change(async () => this.#sync?.disconnect(url))
    await this.#focusAddress()
  }

  async #change(change: () => Promise<void>): Promise<void> {
    this.hubProblem = null
    this.busy = true
    try {
      await change()
    } catch (error) {
      this.hubProblem = { bad: false, error }
    }
    this.busy = false
    this.#state.again()
  }

  async #focusAddress(): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#address')?.focus()
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
        ${
          members === undefined
            ? nothing
            : html`<button
                class="button slight"
                type="button"
                @click=${() => this.dispatchEvent(new CairnSyncPanelInviteEvent())}
              >
                <cairn-icon name="qr"></cairn-icon>${t('sync.invite')}
              </button>`
        }
        <slot name="bar-end"></slot>
      </header>
      <div class="visually-hidden" role="status">${this.#announcer.message}</div>
      <div class="body" part="body">${this.#body()}</div>`
  }

  #body(): TemplateResult {
    const { t } = this.#words
    const { answer, error } = this.#state
    const project = this.#project.value
    if (project && this.#sync === undefined) return html`<p class="note">${t('sync.unavailable')}</p>`
    if (error !== null) {
      return html`<div class="failed" role="alert">
          <p class="note danger">
            <cairn-icon name="warn"></cairn-icon><span>${errorText(error, this.#localize)}</span>
          </p>
          <button class="button again" type="button" @click=${() => this.#state.again()}>
            ${t('tryAgain')}
          </button>
        </div>
        ${answer ? this.#content(answer) : nothing}`
    }
    if (answer) return this.#content(answer)
    return project === null ? html`${nothing}` : html`<p class="muted" role="status">${t('loading')}…</p>`
  }

  #content(status: SyncState): TemplateResult {
    const { t } = this.#words
    const near = status.peers.filter(peer => peer.connected)
    const away = status.peers.filter(peer => !peer.connected)
    return html`${syncNotes(status, this.#localize, () => void this.#change(async () => this.#sync?.resume()))}
      ${storageNotes(this.#storage.answer ?? null, this.#localize)}
      ${status.onlyHere > 0 ? this.#onlyHere(status.onlyHere, near) : nothing}
      <section class="near">
        <h2 id="near">${t('sync.near')}</h2>
        ${
          near.length === 0
            ? html`<div class="card alone">
                <cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
                <p>${t('sync.nobody')}</p>
              </div>`
            : html`<ul class="card" role="list">
                  ${near.map(peer => peerRow(peer, this.#localize))}
                </ul>
                ${speedLine(this.#speed, this.#localize)}`
        }
      </section>
      ${
        away.length === 0
          ? nothing
          : html`<section class="before">
              <h2 id="before">${t('sync.before')}</h2>
              <ul class="card" role="list">
                ${away.map(peer => peerRow(peer, this.#localize))}
              </ul>
            </section>`
      }
      ${status.peers.length === 0 ? nothing : whatIsWhere(status.peers, this.#localize)}
      ${howSafe(status, this.#localize)} ${heldBy(status, this.#localize)}
      ${
        status.quarantined === 0
          ? nothing
          : html`<p class="note">
              <cairn-icon name="warn"></cairn-icon>
              <span
                ><span class="strong">${t('sync.quarantined', { n: status.quarantined })}.</span>
                ${t('sync.quarantinedHint')}</span
              >
            </p>`
      }
      ${hubList({
        hubs: status.hubs,
        address: this.address,
        error: this.#hubError(),
        busy: this.busy,
        localize: this.#localize,
        type: text => {
          this.address = text
          this.hubProblem = null
        },
        add: this.#addHub,
        forget: url => void this.#forgetHub(url)
      })}
      ${this.#more(status)}
      ${
        status.paused === true
          ? nothing
          : html`<button
              class="button slight plain"
              type="button"
              ?disabled=${this.busy}
              @click=${() => void this.#change(async () => this.#sync?.pause())}
            >
              ${t('sync.pause')}
            </button>`
      }`
  }

  /** Ways that need no network, and what of photos comes here. */
  #more({ peers }: SyncState): TemplateResult {
    const { t } = this.#words
    const { store } = this.#project.value ?? {}
    const part = (name: string, title: string, content: TemplateResult): TemplateResult =>
      html`<details class="more" name="more">
        <summary><cairn-icon name=${name}></cairn-icon><span class="grow strong">${title}</span></summary>
        <div class="inside">${content}</div>
      </details>`
    return html`${
      store?.nearby
        ? part('qr', t('nearby.title'), html`<cairn-nearby .project=${this.#project.value}></cairn-nearby>`)
        : nothing
    }
    ${
      store?.sync?.bundle
        ? part(
            'copy',
            t('carried.title'),
            html`<cairn-carried-file .project=${this.#project.value} .devices=${peers}></cairn-carried-file>`
          )
        : nothing
    }
    ${
      store?.media
        ? part(
            'photo',
            t('media.title'),
            html`<cairn-media-policy .project=${this.#project.value}></cairn-media-policy>`
          )
        : nothing
    }`
  }

  #hubError(): string {
    if (this.hubProblem === null) return ''
    return this.hubProblem.bad
      ? this.#localize.t('sync.hubBad')
      : errorText(this.hubProblem.error, this.#localize)
  }

  #onlyHere(count: number, near: readonly PeerState[]): TemplateResult {
    const { t } = this.#words
    const name = near.find(peer => peer.name !== '')?.name
    return html`<div class="note warn">
      <cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
      <p class="grow">
        <span class="strong">${t('sync.onlyHere', { n: count })}</span><br />${t('sync.onlyHereHint')}
        ${this.#mayBeRemoved ? t('sync.mayBeRemoved') : nothing}
        ${name === undefined ? nothing : t('sync.isNear', { name })}
      </p>
    </div>`
  }

  /** Whether this is a browser that has not promised to keep what is here. */
  get #mayBeRemoved(): boolean {
    return this.#storage.answer?.warnings.some(({ code }) => code === 'may-be-removed') ?? false
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

function isAddress(text: string): boolean {
  return /^wss?:\/\/[^\s/?#]\S*$/i.test(text)
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-sync-panel': CairnSyncPanel
  }
}
