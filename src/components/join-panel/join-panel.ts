import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { CairnError } from '../../model/index.js'
import type { CairnErrorCode } from '../../model/index.js'
import type { SyncAdapter } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import type { StringKey } from '../strings/en.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { codeIn } from './invite-text.js'
import { CairnJoinPanelCloseEvent, CairnJoinPanelJoinedEvent } from './join-panel-events.js'

const SENTENCES: ReadonlyMap<CairnErrorCode, StringKey> = new Map([
  ['invite-invalid', 'join.invalid'],
  ['invite-used', 'join.used'],
  ['invite-expired', 'join.expired'],
  ['invite-refused', 'join.refused'],
  ['unreachable', 'join.unreachable'],
  ['timeout', 'join.unreachable']
])

/**
 * @summary Joins a project with an invite link or code.
 *
 * @event {CairnJoinPanelJoinedEvent} cairn-join-panel-joined - This device is a member now.
 * @event {CairnJoinPanelCloseEvent} cairn-join-panel-close - The way back was chosen.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart primary - Join.
 */
export class CairnJoinPanel extends LitElement {
  static override styles = [
    tokens,
    controls,
    panel,
    fieldStyles,
    css`
      :host {
        height: 100%;
      }
      form {
        display: contents;
      }
      .code {
        letter-spacing: 0.03em;
        direction: ltr;
      }
      .foot {
        flex-direction: column;
        align-items: stretch;
      }
    `
  ]

  /** The way into projects. */
  @property({ attribute: false }) adapter: SyncAdapter | null = null
  /** Invite link or code to begin with. */
  @property() invite: string = ''
  @property({ attribute: 'device-name' }) deviceName: string = ''
  /** Addresses of hubs to look at, e.g. `ws://127.0.0.1:7946`. */
  @property({ attribute: false }) via: readonly string[] = []

  @state() private problems: { readonly code?: StringKey; readonly device?: StringKey } = {}
  @state() private failure: string = ''
  @state() private joining: AbortController | null = null
  @state() private inviteText: string = ''
  @state() private nameText: string = ''

  readonly #localize = new LocalizeController(this)

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.joining?.abort()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('invite')) this.inviteText = this.invite
    if (changed.has('deviceName')) this.nameText = this.deviceName
  }

  readonly #join = async (event: Event): Promise<void> => {
    event.preventDefault()
    const code = codeIn(this.inviteText)
    const deviceName = this.nameText.trim()
    this.failure = ''
    this.problems = {
      ...(this.inviteText.trim() === ''
        ? { code: 'join.needCode' as const }
        : code === null
          ? { code: 'join.badCode' as const }
          : {}),
      ...(deviceName === '' ? { device: 'join.needDevice' as const } : {})
    }
    if (code === null || deviceName === '' || this.adapter === null || this.joining !== null) {
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>("[aria-invalid='true']")?.focus()
      return
    }
    const abort = new AbortController()
    this.joining = abort
    try {
      const via = this.via.length === 0 ? {} : { via: this.via }
      const info = await this.adapter.join({ code, deviceName, ...via, signal: abort.signal })
      this.dispatchEvent(new CairnJoinPanelJoinedEvent(info))
    } catch (error) {
      if (!abort.signal.aborted) this.failure = this.#sentence(error)
    } finally {
      this.joining = null
    }
  }

  #sentence(error: unknown): string {
    const key = CairnError.is(error) ? SENTENCES.get(error.code) : undefined
    return key === undefined ? errorText(error, this.#localize) : this.#localize.t(key)
  }

  override render(): TemplateResult {
    const t = (key: StringKey): string => this.#localize.t(key)
    const busy = this.joining !== null
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('back')}
          @click=${() => this.dispatchEvent(new CairnJoinPanelCloseEvent())}
        >
          <cairn-icon name="back"></cairn-icon>
        </button>
        <h1>${t('join.title')}</h1>
      </header>
      <form novalidate @submit=${this.#join}>
        <div class="body" part="body">
          ${this.#field('code', t('join.code'), t('join.codeHint'), this.inviteText, busy, text => (this.inviteText = text))}
          ${this.#field('device', t('join.device'), t('join.deviceHint'), this.nameText, busy, text => (this.nameText = text))}
        </div>
        <footer class="foot" part="foot">
          <div class="live" role="alert">
            ${this.failure === ''
              ? nothing
              : html`<p class="note danger"><cairn-icon name="warn"></cairn-icon>${this.failure}</p>`}
          </div>
          <div class="live" role="status">
            ${busy ? html`<p class="note"><cairn-icon name="clock"></cairn-icon>${t('join.joining')}</p>` : nothing}
          </div>
          ${busy
            ? html`<button class="button wide" type="button" @click=${() => this.joining?.abort()}>${t('join.stop')}</button>`
            : html`<button class="button primary wide" part="primary" type="submit" ?disabled=${this.adapter === null}>
                ${t('join.join')}
              </button>`}
        </footer>
      </form>`
  }

  #field(
    id: 'code' | 'device',
    label: string,
    hint: string,
    value: string,
    busy: boolean,
    changed: (text: string) => void
  ): TemplateResult {
    const problem = this.problems[id]
    return html`<div class="field">
      <label class="label" for=${id}>${label}</label>
      <input
        class=${`input ${id}`}
        id=${id}
        type="text"
        autocomplete="off"
        autocapitalize=${id === 'code' ? 'characters' : 'sentences'}
        spellcheck="false"
        maxlength=${id === 'code' ? 2000 : 80}
        .value=${value}
        ?readonly=${busy}
        aria-invalid=${problem === undefined ? 'false' : 'true'}
        aria-describedby=${problem === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
        @input=${(event: Event) => changed((event.target as HTMLInputElement).value)}
      />
      <span class="hint" id=${`${id}-hint`}>${hint}</span>
      ${problem === undefined
        ? nothing
        : html`<span class="error" id=${`${id}-error`}
            ><cairn-icon name="warn"></cairn-icon>${this.#localize.t(problem)}</span
          >`}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-join-panel': CairnJoinPanel
  }
}
