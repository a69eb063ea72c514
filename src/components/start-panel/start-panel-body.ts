import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import type { ProjectInfo } from '../../project/types.js'
import { errorText, sentenceText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { LONGEST_NAME, rememberDeviceName, rememberedDeviceName } from '../join-panel/device-name.js'
import type { CairnJoinPanelCloseEvent, CairnJoinPanelJoinedEvent } from '../join-panel/join-panel-events.js'
import { textQuestion } from '../join-panel/text-question.js'
import { Body } from '../late/body.js'
import { joining } from '../strings/en/joining.js'
import { fieldStyles, panel } from '../styles/index.js'
import { CairnStartPanelOpenedEvent } from './start-panel-events.js'
import type { CairnStartPanel } from './start-panel.js'
import { startStyles } from './start-panel.styles.js'

type View = 'ways' | 'create' | 'join'

/** What `CairnStartPanel` is made of, see there. */
export class StartPanelBody extends Body<CairnStartPanel> {
  static override styles = [panel, fieldStyles, startStyles]

  @state() private view: View = 'ways'
  @state() private projects: readonly ProjectInfo[] | null = null
  @state() private listFailure: unknown = null
  @state() private name: string = ''
  @state() private device: string = rememberedDeviceName()
  @state() private tried: boolean = false
  @state() private making: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this.host, joining)

  override willUpdate(changed: PropertyValues<CairnStartPanel>): void {
    if (changed.has('code') && this.host.code !== '') this.view = 'join'
    if (changed.has('adapter')) void this.#list()
  }

  async #list(): Promise<void> {
    const { adapter } = this.host
    this.projects = null
    this.listFailure = null
    if (!adapter) return
    try {
      const projects = await adapter.list()
      if (adapter === this.host.adapter) this.projects = projects
    } catch (error) {
      if (adapter === this.host.adapter) this.listFailure = error
    }
  }

  async #show(view: View, focus: string): Promise<void> {
    this.view = view
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(focus)?.focus()
  }

  #opened(info: ProjectInfo): void {
    this.dispatchEvent(new CairnStartPanelOpenedEvent(info))
  }

  async #make(): Promise<void> {
    const { adapter } = this.host
    if (this.making || !adapter) return
    const name = this.name.trim()
    const deviceName = this.device.trim()
    this.tried = true
    this.failure = null
    if (name === '' || deviceName === '') return this.#focus('[aria-invalid=true]')
    this.making = true
    rememberDeviceName(deviceName)
    try {
      const info = await adapter.create({ name, deviceName })
      this.making = false
      this.tried = false
      this.name = ''
      this.#opened(info)
    } catch (error) {
      this.making = false
      this.failure = error
      await this.#focus('.primary')
    }
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus()
  }

  override render(): TemplateResult {
    if (this.view === 'create') return this.#create()
    if (this.view === 'join') return this.#join()
    return this.#ways()
  }

  #ways(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    // While nothing in it takes the focus, large letters are read by scrolling with the keys.
    return html`<div class="body" part="body" tabindex=${this.host.adapter ? nothing : 0}>
      <div class="welcome">
        <cairn-cairn-glyph large held="3"></cairn-cairn-glyph>
        <h1>${t('start.title')}</h1>
        <p>${t('start.lead')}</p>
      </div>
      ${this.#here()}
      <div class="ways">
        <button
          class="button primary wide"
          part="primary"
          type="button"
          ?disabled=${!this.host.adapter}
          @click=${() => void this.#show('create', '#name')}
        >
          <cairn-icon name="plus"></cairn-icon>${t('start.create')}
        </button>
        <button
          class="button wide join"
          type="button"
          ?disabled=${!this.host.adapter}
          @click=${() => void this.#show('join', 'cairn-join-panel')}
        >
          <cairn-icon name="qr"></cairn-icon>${t('start.join')}
        </button>
      </div>
    </div>`
  }

  /** The projects on this device; nothing when there is none. */
  #here(): TemplateResult | typeof nothing {
    const t = this.#localize.t.bind(this.#localize)
    if (this.listFailure !== null) {
      return html`<div class="here" role="alert">
        <p class="note danger">
          <cairn-icon name="warn"></cairn-icon><span>${errorText(this.listFailure, this.#localize)}</span>
        </p>
        <button class="button plain again" type="button" @click=${() => void this.#list()}>
          ${t('tryAgain')}
        </button>
      </div>`
    }
    if (this.projects === null) return html`<p class="here muted" role="status">${t('loading')}…</p>`
    if (this.projects.length === 0) return nothing
    return html`<section class="here" aria-labelledby="here">
      <h2 id="here">${t('start.projects')}</h2>
      <ul class="card" role="list">
        ${this.projects.map(
          project =>
            html`<li>
              <button class="project" type="button" @click=${() => this.#opened(project)}>
                <cairn-icon name="layers"></cairn-icon>
                <span class="grow"
                  ><span dir="auto">${project.name}</span>${
                    project.readOnly === undefined
                      ? nothing
                      : html`<span class="sub">${sentenceText(project.readOnly, this.#localize)}</span>`
                  }</span
                >
                <cairn-icon name="next"></cairn-icon>
              </button>
            </li>`
        )}
      </ul>
    </section>`
  }

  #create(): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    return html`<header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('back')}
          ?disabled=${this.making}
          @click=${() => void this.#show('ways', '.ways .primary')}
        >
          <cairn-icon name="back"></cairn-icon>
        </button>
        <h1>${t('start.create')}</h1>
      </header>
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault()
          void this.#make()
        }}
      >
        <div class="body" part="body">
          ${textQuestion({
            id: 'name',
            label: t('start.name'),
            hint: t('start.nameHint'),
            value: this.name,
            error: this.tried && this.name.trim() === '' ? t('start.needName') : '',
            disabled: this.making,
            longest: LONGEST_NAME,
            changed: value => (this.name = value)
          })}
          ${textQuestion({
            id: 'device',
            label: t('join.device'),
            hint: t('join.deviceHint'),
            value: this.device,
            error: this.tried && this.device.trim() === '' ? t('join.needDevice') : '',
            disabled: this.making,
            longest: LONGEST_NAME,
            enter: 'go',
            changed: value => (this.device = value)
          })}
        </div>
        <footer class="foot" part="foot">
          <div class="live" role="alert">
            ${
              this.failure === null
                ? nothing
                : html`<p class="note danger">
                    <cairn-icon name="warn"></cairn-icon
                    ><span>${errorText(this.failure, this.#localize)}</span>
                  </p>`
            }
          </div>
          <button
            class="button primary wide"
            part="primary"
            type="submit"
            ?disabled=${this.making || !this.host.adapter}
          >
            <span aria-live="polite">${t(this.making ? 'start.making' : 'start.make')}</span>
          </button>
        </footer>
      </form>`
  }

  #join(): TemplateResult {
    return html`<cairn-join-panel
      .adapter=${this.host.adapter}
      .code=${this.host.code}
      .via=${this.host.via}
      @cairn-join-panel-joined=${(event: CairnJoinPanelJoinedEvent) => this.#opened(event.info)}
      @cairn-join-panel-close=${(event: CairnJoinPanelCloseEvent) => {
        event.stopPropagation()
        void this.#show('ways', '.ways .join')
      }}
    ></cairn-join-panel>`
  }
}
