import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import {
  CairnError,
  errorText,
  LocalizeController,
  type CairnMapDrawDoneEvent,
  type CairnObservationForm,
  type CairnObservationFormMoveEvent,
  type CairnProjectOpenedEvent,
  type DocumentId,
  type Json,
  type Preset,
  type Project,
  type StoredDocument
} from '../../src/index.js'
import { controls, tokens } from '../../src/components/styles/index.js'
import { landStyles } from './land-app.styles.js'
import { keepOnDevice } from './new-version.js'
import { plugins } from './plugins.js'
import { choose, languages, text } from './words.js'

const TOAST_MS = 4_000

/** What is being done; on a phone it covers the map. */
type Screen =
  | { readonly name: 'map' | 'list' | 'copies' | 'invite' | 'give' | 'walk' }
  | { readonly name: 'pick'; readonly geometry: Json | null }
  | { readonly name: 'form'; readonly preset: string; readonly geometry: Json | null }
  | { readonly name: 'edit'; readonly document: StoredDocument }
  | { readonly name: 'look'; readonly id: DocumentId }

/** A line or an area that is being drawn for a form. */
interface Drawing {
  readonly shape: 'line' | 'area'
  readonly form: CairnObservationForm
}

const TABS = [
  { name: 'map', icon: 'layers' },
  { name: 'list', icon: 'list' },
  { name: 'copies', icon: 'share' },
  { name: 'give', icon: 'next' }
] as const

/** The land book: one workflow of the kit's elements, from a walk along a boundary to what leaves the village. */
export class LandApp extends LitElement {
  static override styles = [tokens, controls, landStyles]

  @state() private project: Project | null = null
  @state() private screen: Screen = { name: 'map' }
  @state() private asking: CairnObservationForm | null = null
  @state() private drawing: Drawing | null = null
  @state() private toast: string = ''
  @state() private newVersion: (() => void) | null = null
  @state() private problem: string = ''
  readonly #localize = new LocalizeController(this)

  override connectedCallback(): void {
    super.connectedCallback()
    keepOnDevice(use => (this.newVersion = use)).catch((error: unknown) => console.error(error))
  }

  override render(): TemplateResult {
    const { screen, asking, drawing } = this
    const isSide = screen.name !== 'map' && screen.name !== 'list'
    return html`${this.#renderUpdate(screen)}
      <main>
        <cairn-project
          with-start
          .plugins=${plugins}
          @cairn-project-opened=${({ project }: CairnProjectOpenedEvent) => (this.project = project)}
        >
          <div class="frame ${isSide ? 'with-side' : ''} at-${screen.name}">
            <div class="stage">
              <cairn-map
                with-measure
                .center=${[-60, 0]}
                .zoom=${2}
                .selected=${screen.name === 'look' ? screen.id : null}
                ?picking=${asking !== null}
                @cairn-map-pick=${(event: Event & { readonly lngLat: readonly [number, number] }) =>
                  this.#picked({ type: 'Point', coordinates: [...event.lngLat] })}
                @cairn-map-select=${this.#select}
                @cairn-map-pile-open=${() => this.#go({ name: 'list' })}
                >${drawing === null ? nothing : this.#renderDrawing(drawing)}</cairn-map
              >
              ${drawing !== null ? nothing : asking === null ? this.#renderTop() : this.#renderAsking()}
              ${this.#renderToast(screen.name !== 'list' && drawing === null)}
            </div>
            <section class="list" aria-label=${text('list')}>
              <h1 dir="auto">${this.project?.name ?? text('title')}</h1>
              <cairn-observation-list
                .selected=${screen.name === 'look' ? screen.id : null}
                @cairn-observation-list-select=${this.#select}
              ></cairn-observation-list>
              ${this.#renderToast(screen.name === 'list')} ${this.#renderBring()}
            </section>
            ${isSide ? html`<section class="side ${asking === null && drawing === null ? '' : 'behind'}">${this.#renderSide(screen)}</section>` : nothing}
            ${this.#renderTabs(screen)}
          </div>
        </cairn-project>
      </main>`
  }

  /** Never in the middle of a form: whoever writes is asked afterwards. */
  #renderUpdate(screen: Screen): TemplateResult | typeof nothing {
    if (this.newVersion === null || screen.name === 'form' || screen.name === 'edit') return nothing
    return html`<div class="update" role="status">
      <span>${text('newVersion')}</span>
      <button class="button slight" @click=${this.newVersion}>${text('useNow')}</button>
    </div>`
  }

  #renderTop(): TemplateResult {
    return html`<div class="top">
      <cairn-track-recorder
        compact
        @cairn-track-recorder-open=${() => this.#go({ name: 'walk' })}
      ></cairn-track-recorder>
      <h1 dir="auto">${this.project?.name ?? text('title')}</h1>
      <select
        aria-label=${text('language')}
        @change=${(event: Event) => {
          choose((event.target as HTMLSelectElement).value)
          this.requestUpdate()
        }}
      >
        ${languages.map(
          ([tag, name]) =>
            html`<option value=${tag} ?selected=${tag === document.documentElement.lang}>${name}</option>`
        )}
      </select>
    </div>`
  }

  /** Draws on the map; what comes out goes to the form. */
  #renderDrawing({ shape, form }: Drawing): TemplateResult {
    const end = (): void => void (this.drawing = null)
    return html`<cairn-map-draw
      .shape=${shape}
      .geometry=${form.value.geometry}
      @cairn-map-draw-cancel=${end}
      @cairn-map-draw-done=${({ geometry }: CairnMapDrawDoneEvent) => {
        form.setGeometry(geometry)
        end()
      }}
    ></cairn-map-draw>`
  }

  #renderAsking(): TemplateResult {
    return html`<div class="asking" role="status">
      <span>${text('place')}</span>
      <button class="button slight" @click=${() => (this.asking = null)}>${text('cancel')}</button>
    </div>`
  }

  /** What was done, where it lies over nothing: above Add, or at the foot of the list. */
  #renderToast(here: boolean): TemplateResult {
    return html`<div class="said" role="status">
      ${here && this.toast !== '' ? html`<p class="toast">${this.toast}</p>` : nothing}
    </div>`
  }

  #renderBring(): TemplateResult {
    return html`<div class="bring">
      ${this.problem === '' ? nothing : html`<p class="note danger" role="alert"><cairn-icon name="warn"></cairn-icon>${this.problem}</p>`}
      <button class="button wide" @click=${() => this.#go({ name: 'walk' })}>
        <cairn-icon name="locate"></cairn-icon>${text('walk')}
      </button>
      <label class="button wide file">
        <cairn-icon name="layers"></cairn-icon>${text('bring')}
        <input
          type="file"
          accept=".geojson,.json,application/geo+json"
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement
            const file = input.files?.[0]
            input.value = ''
            if (file !== undefined) void this.#bring(file)
          }}
        />
      </label>
    </div>`
  }

  #renderTabs(screen: Screen): TemplateResult {
    return html`<nav class="tabs">
      ${TABS.map(
        ({ name, icon }) =>
          html`<button
            aria-current=${screen.name === name ? 'page' : 'false'}
            @click=${() => this.#go({ name })}
          >
            <cairn-icon name=${icon}></cairn-icon>${text(name)}
          </button>`
      )}
      <button class="add" @click=${() => this.#go({ name: 'pick', geometry: null })}>
        <cairn-icon name="plus"></cairn-icon>${text('add')}
      </button>
    </nav>`
  }

  #renderSide(screen: Screen): TemplateResult | typeof nothing {
    const back = (): void => this.#go({ name: 'map' })
    switch (screen.name) {
      case 'pick':
        return html`<cairn-category-picker
          @cairn-category-picker-close=${back}
          @cairn-category-picker-choose=${({ preset }: Event & { readonly preset: Preset }) =>
            this.#go({ name: 'form', preset: preset.id, geometry: screen.geometry })}
        ></cairn-category-picker>`
      case 'form':
      case 'edit':
        return html`<cairn-observation-form
          .draft=${screen.name === 'form' ? this.#draft(screen) : null}
          .document=${screen.name === 'edit' ? screen.document : null}
          @cairn-observation-form-move=${this.#place}
          @cairn-observation-form-close=${back}
          @cairn-observation-form-saved=${() => {
            back()
            this.#say(text('saved'))
          }}
        ></cairn-observation-form>`
      case 'look':
        return html`<cairn-observation-view
          .documentId=${screen.id}
          @cairn-observation-view-close=${back}
          @cairn-observation-view-edit=${({ document }: Event & { readonly document: StoredDocument }) =>
            this.#go({ name: 'edit', document })}
        ></cairn-observation-view>`
      case 'copies':
        return html`<cairn-sync-panel
          @cairn-sync-panel-close=${back}
          @cairn-sync-panel-invite=${() => this.#go({ name: 'invite' })}
        ></cairn-sync-panel>`
      case 'invite':
        return html`<cairn-invite-panel
          @cairn-invite-panel-close=${() => this.#go({ name: 'copies' })}
        ></cairn-invite-panel>`
      case 'walk':
        return html`<cairn-track-recorder
          @cairn-track-recorder-close=${back}
          @cairn-track-recorder-select=${this.#select}
        ></cairn-track-recorder>`
      case 'give':
        return html`<cairn-release-panel @cairn-release-panel-close=${back}></cairn-release-panel>`
      default:
        return nothing
    }
  }

  #draftOf: { readonly screen: Screen; readonly draft: object } | null = null

  /** The same object for one screen: a new one would begin the form anew. */
  #draft(screen: Screen & { readonly name: 'form' }): object {
    if (this.#draftOf?.screen !== screen) {
      const draft = { geometry: screen.geometry, presetRef: screen.preset, tags: new Map() }
      this.#draftOf = { screen, draft }
    }
    return this.#draftOf.draft
  }

  readonly #select = ({ id }: Event & { readonly id: DocumentId }): void => this.#go({ name: 'look', id })

  /** A form asks for a place: tapped, or drawn as a line or an area. */
  readonly #place = (event: CairnObservationFormMoveEvent): void => {
    const form = event.target as CairnObservationForm
    if (event.shape === 'point') this.asking = form
    else this.drawing = { shape: event.shape, form }
  }

  #picked(geometry: Json): void {
    const { asking } = this
    if (asking === null) return this.#go({ name: 'pick', geometry })
    asking.setGeometry(geometry)
    this.asking = null
  }

  async #bring(file: File): Promise<void> {
    const { project } = this
    if (project === null) return
    this.problem = ''
    try {
      const { imported } = await project.import({
        name: file.name,
        size: file.size,
        stream: () => file.stream()
      })
      this.#say(text('brought', { n: imported }))
    } catch (error) {
      if (!CairnError.is(error)) throw error
      this.problem = errorText(error, this.#localize)
    }
  }

  #go(screen: Screen): void {
    this.asking = null
    this.drawing = null
    this.screen = screen
  }

  #say(words: string): void {
    this.toast = words
    setTimeout(() => {
      if (this.toast === words) this.toast = ''
    }, TOAST_MS)
  }
}
