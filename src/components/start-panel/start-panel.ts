import { css, html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { ProjectInfo, SyncAdapter } from '../../project/types.js'
import { deviceKind } from '../controllers/device-kind.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import type { CairnJoinPanelJoinedEvent } from '../join-panel/join-panel-events.js'
import type { StringKey } from '../strings/en.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { CairnStartPanelOpenEvent } from './start-panel-events.js'

/**
 * @summary The first page: start a project, join one, or open one of this device.
 *
 * @slot end - Below the buttons.
 * @event {CairnStartPanelOpenEvent} cairn-start-panel-open - A project is to be opened.
 * @csspart body - The scrolling part.
 * @csspart primary - Start a new project.
 */
export class CairnStartPanel extends LitElement {
  static override styles = [
    tokens,
    controls,
    panel,
    fieldStyles,
    css`
      :host {
        height: 100%;
      }
      .welcome {
        text-align: center;
        justify-items: center;
        display: grid;
        gap: 8px;
        padding-block: 20px 8px;
      }
      .welcome cairn-cairn-glyph {
        --cairn-icon-size: 104px;
        color: var(--_accent);
      }
      h1 {
        font-size: var(--_size-xl);
      }
      .welcome p {
        max-width: 34ch;
      }
      .choices {
        display: grid;
        gap: 10px;
      }
      .choices .primary {
        min-height: 64px;
        font-size: var(--_size-l);
      }
      .project {
        display: flex;
        width: 100%;
        align-items: center;
        gap: 14px;
        min-height: 64px;
        padding: 10px 16px;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .project:hover {
        background: var(--_sunken);
      }
      .project:focus-visible {
        outline-offset: -3px;
      }
      li + li {
        border-block-start: 1px solid var(--_line);
      }
      h2 {
        margin-block-end: 8px;
      }
      form {
        display: contents;
      }
      .foot {
        flex-direction: column;
        align-items: stretch;
      }
    `
  ]

  /** The way into projects. */
  @property({ attribute: false }) adapter: SyncAdapter | null = null
  /** Invite link or code: shows joining at once. */
  @property() invite: string = ''
  /** Addresses of hubs to look at when joining. */
  @property({ attribute: false }) via: readonly string[] = []

  @state() private page: 'welcome' | 'create' | 'join' = 'welcome'
  @state() private projects: readonly ProjectInfo[] = []
  @state() private name: string = ''
  @state() private device: string = ''
  @state() private missing: 'name' | 'device' | null = null
  @state() private busy: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this)

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('invite') && this.invite !== '') this.page = 'join'
    if (changed.has('adapter')) void this.#list()
  }

  async #list(): Promise<void> {
    const { adapter } = this
    try {
      const projects = (await adapter?.list()) ?? []
      if (adapter === this.adapter) this.projects = projects
    } catch (error) {
      this.failure = error
    }
  }

  readonly #create = async (event: Event): Promise<void> => {
    event.preventDefault()
    const name = this.name.trim()
    const deviceName = this.device.trim()
    this.failure = null
    this.missing = name === '' ? 'name' : deviceName === '' ? 'device' : null
    if (this.missing !== null || this.adapter === null || this.busy) {
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>("[aria-invalid='true']")?.focus()
      return
    }
    this.busy = true
    try {
      const info = await this.adapter.create({ name, deviceName })
      this.dispatchEvent(new CairnStartPanelOpenEvent(info, 'created'))
    } catch (error) {
      this.failure = error
    } finally {
      this.busy = false
    }
  }

  async #show(page: 'welcome' | 'create' | 'join'): Promise<void> {
    this.page = page
    this.failure = null
    if (page === 'create' && this.device === '') this.device = this.#suggestedName()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(page === 'create' ? '#name' : 'h1, .primary')?.focus()
  }

  /** What this kind of device is called, to be changed. */
  #suggestedName(): string {
    const words = this.#localize.t(`device.${deviceKind()}`)
    const name = words.split(' ').at(-1) ?? words
    return name.charAt(0).toLocaleUpperCase(this.#localize.language) + name.slice(1)
  }

  override render(): TemplateResult {
    if (this.page === 'join') {
      return html`<cairn-join-panel
        .adapter=${this.adapter}
        .invite=${this.invite}
        .deviceName=${this.#suggestedName()}
        .via=${this.via}
        .style=${'flex:1;min-height:0'}
        @cairn-join-panel-close=${() => void this.#show('welcome')}
        @cairn-join-panel-joined=${(event: CairnJoinPanelJoinedEvent) =>
          this.dispatchEvent(new CairnStartPanelOpenEvent(event.info, 'joined'))}
      ></cairn-join-panel>`
    }
    return this.page === 'create' ? this.#createPage() : this.#welcome()
  }

  #welcome(): TemplateResult {
    const t = (key: StringKey): string => this.#localize.t(key)
    return html`<div class="body" part="body">
      <div class="welcome">
        <cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
        <h1>${t('start.title')}</h1>
        <p class="muted">${t('start.lead')}</p>
      </div>
      ${this.#failureNote()}
      <div class="choices">
        <button class="button primary wide" part="primary" type="button" @click=${() => void this.#show('create')}>
          <cairn-icon name="plus"></cairn-icon>${t('start.create')}
        </button>
        <button class="button wide" type="button" @click=${() => void this.#show('join')}>
          <cairn-icon name="qr"></cairn-icon>${t('start.join')}
        </button>
        <slot name="end"></slot>
      </div>
      ${this.projects.length === 0
        ? nothing
        : html`<section>
            <h2>${t('start.projects')}</h2>
            <ul class="card">
              ${this.projects.map(
                info =>
                  html`<li>
                    <button
                      class="project"
                      type="button"
                      @click=${() => this.dispatchEvent(new CairnStartPanelOpenEvent(info, 'chosen'))}
                    >
                      <cairn-icon name="layers"></cairn-icon><span class="grow" dir="auto">${info.name}</span
                      ><cairn-icon name="next"></cairn-icon>
                    </button>
                  </li>`
              )}
            </ul>
          </section>`}
    </div>`
  }

  #createPage(): TemplateResult {
    const t = (key: StringKey): string => this.#localize.t(key)
    return html`<header class="bar" part="bar">
        <button class="icon-button" type="button" aria-label=${t('back')} @click=${() => void this.#show('welcome')}>
          <cairn-icon name="back"></cairn-icon>
        </button>
        <h1 .style=${'font-size:var(--_size-l)'}>${t('start.create')}</h1>
      </header>
      <form novalidate @submit=${this.#create}>
        <div class="body" part="body">
          ${this.#input('name', t('start.name'), t('start.nameHint'), t('start.needName'), this.name, text => (this.name = text))}
          ${this.#input('device', t('join.device'), t('join.deviceHint'), t('join.needDevice'), this.device, text => (this.device = text))}
        </div>
        <footer class="foot" part="foot">
          ${this.#failureNote()}
          <button class="button primary wide" part="primary" type="submit" ?disabled=${this.busy || this.adapter === null}>
            ${t(this.busy ? 'start.making' : 'start.make')}
          </button>
        </footer>
      </form>`
  }

  #failureNote(): TemplateResult {
    return html`<div class="live" role="alert">
      ${this.failure === null
        ? nothing
        : html`<p class="note danger"><cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}</p>`}
    </div>`
  }

  #input(
    id: 'name' | 'device',
    label: string,
    hint: string,
    error: string,
    value: string,
    changed: (text: string) => void
  ): TemplateResult {
    const wrong = this.missing === id
    return html`<div class="field">
      <label class="label" for=${id}>${label}</label>
      <input
        class="input"
        id=${id}
        type="text"
        autocomplete="off"
        maxlength="80"
        .value=${value}
        aria-invalid=${wrong ? 'true' : 'false'}
        aria-describedby=${wrong ? `${id}-hint ${id}-error` : `${id}-hint`}
        @input=${(event: Event) => changed((event.target as HTMLInputElement).value)}
      />
      <span class="hint" id=${`${id}-hint`}>${hint}</span>
      ${wrong ? html`<span class="error" id=${`${id}-error`}><cairn-icon name="warn"></cairn-icon>${error}</span>` : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-start-panel': CairnStartPanel
  }
}
