import { ContextProvider } from '@lit/context'
import { html, LitElement } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { PluginOption, Project, SyncAdapter } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { languageOf, LocalizeController } from '../controllers/localize.js'
import { keepContextRequests, projectContext } from '../controllers/project-context.js'
import type { CairnStartPanelOpenedEvent } from '../start-panel/start-panel-events.js'
import { controls, tokens } from '../styles/index.js'
import { ProjectOpening, type Opening, type OpeningTerms } from './opening.js'
import { CairnProjectFailedEvent, CairnProjectOpenedEvent } from './project-events.js'
import { projectStyles } from './project.styles.js'

/**
 * @summary Gives its project to every element inside, so that each need not be given it. With `with-start` it opens
 *   the project too, and shows the way into one where there is none.
 *
 * @slot - The elements that work on the project.
 * @event {CairnProjectOpenedEvent} cairn-project-opened - The element has opened a project.
 * @event {CairnProjectFailedEvent} cairn-project-failed - It could not; it says why and offers to try again.
 * @csspart start - What stands in place of the slot while no project is open.
 */
export class CairnProject extends LitElement {
  static override styles = [tokens, controls, projectStyles]

  /** An open project; `null` for none, `undefined` while it opens. */
  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Opens the project of last time, or shows the way to start, join or choose one. */
  @property({ type: Boolean, attribute: 'with-start' }) withStart: boolean = false
  /** The way into projects for `with-start`; the page's own by default, see `setProjectDefaults`. */
  @property({ attribute: false }) adapter: SyncAdapter | null | undefined = undefined
  /** Plugins for `with-start`; the page's own by default. */
  @property({ attribute: false }) plugins: PluginOption = undefined
  /** Addresses of hubs to meet others by, separated by spaces, for `with-start`. */
  @property() hub: string = ''

  @state() private opening: Opening = { state: 'idle' }

  readonly #localize = new LocalizeController(this)
  readonly #provider = new ContextProvider(this, { context: projectContext })
  readonly #way = new ProjectOpening(opening => this.#show(opening))
  #language = ''

  override connectedCallback(): void {
    keepContextRequests()
    super.connectedCallback()
    if (this.hasUpdated) this.requestUpdate()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    // An element that is only moved comes back at once and keeps its project.
    setTimeout(() => {
      if (!this.isConnected) this.#leave()
    })
  }

  /** Closes the project that `with-start` opened and shows the way into another one. */
  choose(): Promise<void> {
    return this.#way.start(this.#terms, true)
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('project')) this.#provider.setValue(this.project)
    const language = languageOf(this)
    if (language === this.#language) return
    this.#language = language
    if (this.opening.state === 'open') this.opening.project.speak(this.#languages)
  }

  protected override updated(): void {
    const isOwn = this.withStart && (this.project === undefined || this.project === null)
    if (!isOwn || !this.isConnected || this.opening.state !== 'idle') return
    void this.#way.start(this.#terms, false)
  }

  override render(): TemplateResult {
    const { opening, withStart } = this
    const waits = withStart && (opening.state === 'open' ? this.project === undefined : !this.project)
    return html`${waits ? this.#renderWay(opening) : ''}<slot class=${waits ? 'waiting' : ''}></slot>`
  }

  #renderWay(opening: Opening): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    switch (opening.state) {
      case 'choosing':
        return html`<div class="way" part="start">
          <cairn-start-panel
            .adapter=${opening.adapter}
            .code=${opening.code}
            .via=${this.#hubs}
            @cairn-start-panel-opened=${({ info }: CairnStartPanelOpenedEvent) =>
              void this.#way.open(opening.adapter, info, this.#terms)}
          ></cairn-start-panel>
        </div>`
      case 'failed':
        return html`<div class="way middle" part="start" role="alert">
          <cairn-icon name="warn"></cairn-icon>
          <h2>${t('project.failed')}</h2>
          <p>${errorText(opening.error, this.#localize)}</p>
          <button
            class="button primary"
            type="button"
            @click=${() => void this.#way.start(this.#terms, false)}
          >
            ${t('tryAgain')}
          </button>
        </div>`
      case 'elsewhere':
        return html`<div class="way middle" part="start" role="status">
          <cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
          <h2>${t('project.elsewhere')}</h2>
          <p>${t('project.elsewhereHint')}</p>
        </div>`
      default:
        return html`<div class="way middle" part="start" role="status">
          <cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
          <p>${t('project.opening')}</p>
        </div>`
    }
  }

  #show(opening: Opening): void {
    const before = this.opening
    this.opening = opening
    if (opening.state === 'open') {
      this.project = opening.project
      this.dispatchEvent(new CairnProjectOpenedEvent(opening.project))
    } else {
      if (before.state === 'open' && this.project === before.project) this.project = undefined
      if (opening.state === 'failed') this.dispatchEvent(new CairnProjectFailedEvent(opening.error))
    }
  }

  #leave(): void {
    this.#way.stop().catch((error: unknown) => console.error(error))
  }

  get #terms(): OpeningTerms {
    const { adapter, plugins } = this
    return { adapter, plugins, languages: this.#languages, hubs: this.#hubs }
  }

  get #languages(): readonly string[] {
    return [languageOf(this), ...navigator.languages]
  }

  get #hubs(): readonly string[] {
    return this.hub.split(/\s+/).filter(address => address !== '')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-project': CairnProject
  }
}
