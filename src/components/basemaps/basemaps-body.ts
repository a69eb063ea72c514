import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { CairnError } from '../../model/error.js'
import type { OwnMap, Project } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { fileSize } from '../controllers/file-size.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { mapOf } from '../map-draw/map-of.js'
import { basemaps } from '../strings/en/basemaps.js'
import { fieldStyles } from '../styles/index.js'
import { addressForm } from './address-form.js'
import {
  CairnBasemapsAddedEvent,
  CairnBasemapsChooseEvent,
  CairnBasemapsRemovedEvent
} from './basemaps-events.js'
import { basemapsStyles } from './basemaps.styles.js'
import type { CairnBasemaps } from './basemaps.js'
import type { KeepArea } from './keep-area.js'
import { mapRows } from './map-rows.js'

/** What goes on: a file of so many bytes is copied, or an address is looked at. */
interface Work {
  readonly done: number
  readonly total: number | null
}

/** What `CairnBasemaps` is made of, see there. */
export class BasemapsBody extends Body<CairnBasemaps> {
  static override styles = [fieldStyles, basemapsStyles]

  @state() private work: Work | null = null
  @state() private asked: string | null = null
  @state() private dropping: boolean = false
  @state() private added: OwnMap | null = null
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this.host, basemaps)
  readonly #project = new ProjectController(this.host, { changed: () => this.#forget() })
  #stopping: AbortController | null = null
  #area: KeepArea | null = null

  /** The focus goes to what took the place of the pressed button. */
  override updated(changed: PropertyValues): void {
    if (!changed.has('asked') || !this.dialog.open) return
    if (this.asked === null && changed.get('asked') === undefined) return
    const next = this.asked === null ? 'input:checked' : '.question button'
    this.renderRoot.querySelector<HTMLElement>(next)?.focus()
  }

  override hostDisconnected(): void {
    this.#stopping?.abort()
    this.#area?.stop()
  }

  /** Opens the choice. */
  show(): void {
    this.#forget()
    // What may be kept depends on where the map is now.
    this.#area?.reset()
    this.requestUpdate()
    this.dialog.showModal()
  }

  /** Keeps a map file on this device and shows it; what fails is said in the panel, which opens for it. */
  async addFile(file: File): Promise<void> {
    if (!this.dialog.open) this.show()
    await this.#run({ done: 0, total: file.size }, (project, signal) =>
      project.ownMaps.addFile(file, {
        signal,
        onProgress: done => (this.work = { done, total: file.size })
      })
    )
  }

  async #run(work: Work, add: (project: Project, signal: AbortSignal) => Promise<OwnMap>): Promise<void> {
    const project = this.#project.value
    if (!project || this.work !== null) return
    this.#forget()
    const stopping = (this.#stopping = new AbortController())
    this.work = work
    try {
      await this.#kept(await add(project, stopping.signal))
    } catch (error) {
      if (!CairnError.is(error, 'aborted')) this.failure = error
    } finally {
      this.work = null
      this.#stopping = null
    }
  }

  /** What keeps parts of maps comes where there is one to keep. */
  async #offerParts(): Promise<void> {
    const { KeepArea } = await import('./keep-area.js')
    this.#area ??= new KeepArea({
      localize: this.#localize,
      project: () => this.#project.value,
      map: () => mapOf(this.host)?.library ?? null,
      changed: () => this.requestUpdate(),
      added: map => void this.#kept(map),
      failed: error => (this.failure = error)
    })
    this.requestUpdate()
    // The parts are those around what the map shows, which may not have begun.
    await mapOf(this.host)?.whenReady
    this.requestUpdate()
  }

  async #kept(map: OwnMap): Promise<void> {
    this.added = map
    this.dispatchEvent(new CairnBasemapsAddedEvent(map))
    await this.#choose(map.id)
  }

  async #choose(id: string): Promise<void> {
    if (!this.dispatchEvent(new CairnBasemapsChooseEvent(id))) return this.requestUpdate()
    await this.#try(project => project.ownMaps.choose(id))
  }

  async #remove(id: string): Promise<void> {
    this.asked = null
    await this.#try(async project => {
      await project.ownMaps.remove(id)
      this.dispatchEvent(new CairnBasemapsRemovedEvent(id))
    })
  }

  async #try(work: (project: Project) => Promise<void>): Promise<void> {
    const project = this.#project.value
    if (!project) return
    try {
      await work(project)
    } catch (error) {
      this.failure = error
    }
  }

  #forget(): void {
    this.added = null
    this.failure = null
    this.asked = null
  }

  readonly #dragged = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return
    event.preventDefault()
    this.dropping = true
  }

  readonly #dropped = (event: DragEvent): void => {
    this.dropping = false
    const [file] = event.dataTransfer?.files ?? []
    if (file === undefined) return
    event.preventDefault()
    void this.addFile(file)
  }

  readonly #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement
    const [file] = input.files ?? []
    if (file !== undefined) void this.addFile(file).finally(() => (input.value = ''))
  }

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!
  }

  override render(): TemplateResult {
    const label = this.#localize.t('basemaps.title')
    return html`<button
        class="icon-button raised"
        part="button"
        type="button"
        aria-haspopup="dialog"
        aria-label=${label}
        title=${label}
        @click=${() => this.show()}
      >
        <cairn-icon name="layers"></cairn-icon>
      </button>
      <dialog
        part="panel"
        aria-labelledby="title"
        class=${this.dropping ? 'dropping' : ''}
        @dragover=${this.#dragged}
        @dragleave=${() => (this.dropping = false)}
        @drop=${this.#dropped}
      >
        ${this.#panel()}
      </dialog>`
  }

  #panel(): TemplateResult {
    const { t } = this.#words
    const project = this.#project.value
    return html`<div class="bar">
        <h1 id="title">${t('basemaps.title')}</h1>
        <button
          class="icon-button"
          type="button"
          aria-label=${t('close')}
          @click=${() => this.dialog.close()}
        >
          <cairn-icon name="close"></cairn-icon>
        </button>
      </div>
      <div class="body">
        ${project ? this.#maps(project) : html`<p class="sub">${t('basemaps.none')}</p>`}
      </div>`
  }

  #maps(project: Project): TemplateResult {
    const { t } = this.#words
    const { basemaps, ownMaps } = project
    const shown = basemaps.find(({ id }) => id === ownMaps.chosen) ?? basemaps[0]
    const hasParts = shown?.keepable !== undefined || ownMaps.begun.length > 0
    if (hasParts && this.#area === null) this.#offerParts().catch((error: unknown) => (this.failure = error))
    const acts = {
      choose: (id: string) => void this.#choose(id),
      ask: (id: string | null) => (this.asked = id),
      remove: (id: string) => void this.#remove(id)
    }
    return html`${
        basemaps.length === 0
          ? html`<p class="sub">${t('basemaps.none')}</p>`
          : mapRows(basemaps, ownMaps.list, shown?.id, this.asked, acts, this.#localize)
      }
      ${this.#area?.render(shown) ?? nothing}
      ${this.work === null ? this.#adding(project) : this.#working(this.work)}
      <div role="status">
        ${
          this.added === null
            ? nothing
            : html`<p class="note">
                <cairn-icon name="check"></cairn-icon>${
                  this.added.size === null ? t('basemaps.addedWeb') : t('basemaps.added')
                }
              </p>`
        }
      </div>
      <div class="live" role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
      </div>`
  }

  #adding({ ownMaps }: Project): TemplateResult {
    const { t } = this.#words
    const endings = ownMaps.extensions.map(each => `.${each}`)
    return html`${
      endings.length === 0
        ? nothing
        : html`<div class="drop">
            <p class="sub">${t('basemaps.fileHint', { kinds: endings.join(', ') })}</p>
            <label class="button file">
              <cairn-icon name="plus"></cairn-icon>${t('basemaps.addFile')}
              <input type="file" accept=${endings.join(',')} @change=${this.#picked} />
            </label>
          </div>`
    }
    ${
      ownMaps.takesAddresses
        ? addressForm(
            false,
            map =>
              void this.#run({ done: 0, total: null }, (project, signal) =>
                project.ownMaps.addAddress(map, { signal })
              ),
            this.#localize
          )
        : nothing
    }`
  }

  #working({ done, total }: Work): TemplateResult {
    const { t } = this.#words
    const label = total === null ? t('basemaps.looking') : t('basemaps.copying')
    const size = (bytes: number): string => fileSize(bytes, this.#localize)
    const words = total === null ? '' : t('basemaps.progress', { done: size(done), total: size(total) })
    return html`<div class="field">
      <span class="label" id="work">${label}</span>
      <progress
        aria-labelledby="work"
        aria-valuetext=${words || nothing}
        max=${total ?? nothing}
        value=${total === null ? nothing : done}
      ></progress>
      <p class="sub">${words}</p>
      <button class="button slight" type="button" @click=${() => this.#stopping?.abort()}>
        ${t('cancel')}
      </button>
    </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}
