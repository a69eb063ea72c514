import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import {
  keptDraft,
  type CairnMapDrawDoneEvent,
  type CairnObservationForm,
  type DocumentId,
  type Filter,
  type ObservationDraft,
  type Project,
  type ProjectInfo,
  type SyncState
} from '../../src/index.js'
import { controls, tokens } from '../../src/components/styles/index.js'
import { copiesLine } from './copies-line.js'
import { fieldStyles } from './field-app.styles.js'
import { menu, menuStyles } from './menu.js'
import { panel, pointAt, type PanelEvents, type Work } from './panel.js'
import { Screens, type Screen } from './screen.js'
import { open, start, type Session } from './session.js'
import { text } from './texts.js'

const TOAST_MS = 4_000

/** A line or an area that is being drawn for a form. */
interface Drawing {
  readonly shape: 'line' | 'area'
  readonly form: CairnObservationForm
}

/** The field demo: map, list and panels put together as one would for a project's own app. */
export class FieldApp extends LitElement {
  static override styles = [tokens, controls, fieldStyles, menuStyles]

  @state() private session: Session = { state: 'opening' }
  @state() private sync: SyncState | null = null
  @state() private total: number = 0
  @state() private group: string | null = null
  @state() private words: string | null = null
  @state() private pile: { readonly count: number; readonly box: Filter['box'] } | null = null
  @state() private pin: readonly [number, number] | null = null
  @state() private asking: ((lngLat: readonly [number, number]) => void) | null = null
  @state() private drawing: Drawing | null = null
  @state() private toast: string = ''
  @state() private kept: ObservationDraft | null = null
  @state() private work: Work = { draft: null, document: null }

  readonly #screens = new Screens(() => {
    if (this.#screens.current.name === 'map') this.pin = null
    this.drawing = null
    this.requestUpdate()
  })
  #stop: (() => void) | null = null
  #counting = false
  #askAgain = false

  override connectedCallback(): void {
    super.connectedCallback()
    void start(session => this.#show(session))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#screens.stop()
    this.#stop?.()
  }

  override render(): TemplateResult {
    const { session } = this
    if (session.state === 'open') return this.#renderProject(session.project)
    if (session.state === 'choosing') {
      return html`<main class="frame welcome">
        <cairn-start-panel
          .adapter=${session.adapter}
          .code=${session.code ?? ''}
          .via=${[location.origin.replace(/^http/, 'ws')]}
          @cairn-start-panel-opened=${(event: Event & { info: ProjectInfo }) => void this.#open(event.info)}
        ></cairn-start-panel>
      </main>`
    }
    return html`<main class="frame">
      <div class="middle" role="status">${this.#renderWait(session)}</div>
    </main>`
  }

  #renderWait(session: Session): TemplateResult {
    if (session.state === 'elsewhere') {
      return html`<cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
        <h1>${text('elsewhereTitle')}</h1>
        <p>${text('elsewhere')}</p>`
    }
    if (session.state === 'failed') {
      return html`<cairn-icon name="warn"></cairn-icon>
        <h1>${text('failedTitle')}</h1>
        <p>${session.message}</p>
        <button class="button primary" @click=${() => location.reload()}>${text('again')}</button>`
    }
    return html`<cairn-cairn-glyph large held="1"></cairn-cairn-glyph>
      <p>${text('opening')}</p>`
  }

  #renderProject(project: Project): TemplateResult {
    const screen = this.#screens.current
    const side = screen.name !== 'map' && screen.name !== 'list'
    return html`<cairn-project .project=${project}>
      <main class="frame ${side ? 'with-panel' : ''}">
        ${this.#renderStage(project, side)} ${this.#renderList(project, screen)}
        ${
          side
            ? html`<section
                class="pane panel ${this.asking || this.drawing ? 'behind' : ''} ${screen.name === 'categories' ? 'whole' : ''}"
              >
                ${panel(screen, this.work, this.#panelEvents)}
              </section>`
            : nothing
        }
      </main>
    </cairn-project>`
  }

  #renderStage(project: Project, side: boolean): TemplateResult {
    const selected = this.#screens.current.name === 'observation' ? this.#screens.current.id : null
    return html`<div class="stage">
      <cairn-map
        .filter=${this.#filter(project)}
        .selected=${selected}
        .pin=${this.pin ? { lngLat: this.pin } : null}
        ?picking=${this.asking !== null}
        @cairn-map-pick=${this.#picked}
        @cairn-map-select=${(event: Event & { id: DocumentId }) => this.#go({ name: 'observation', id: event.id })}
        @cairn-map-pile-open=${(event: Event & { count: number; box: NonNullable<Filter['box']> }) => {
          this.pile = { count: event.count, box: event.box }
          this.#go({ name: 'list' })
        }}
        ><cairn-basemaps slot="buttons"></cairn-basemaps
        >${this.drawing ? this.#renderDrawing(this.drawing) : nothing}</cairn-map
      >
      ${this.drawing ? nothing : this.asking ? this.#renderAsking() : this.#renderAbove(project, side)}
      <div role="status">${this.toast ? html`<div class="toast">${this.toast}</div>` : nothing}</div>
    </div>`
  }

  #renderAbove(project: Project, side: boolean): TemplateResult {
    const add = () => this.#go({ name: 'pick', lngLat: null })
    return html`<div class="top">
        <div class="search only-phone">
          ${this.words === null ? this.#renderTitle(project) : this.#renderSearch()}
        </div>
        <div class="chips" role="group">${this.#renderChips(project)}</div>
        <cairn-track-recorder
          compact
          @cairn-track-recorder-open=${() => this.#go({ name: 'path' })}
        ></cairn-track-recorder>
      </div>
      ${
        this.total > 0 && project.store.info.readOnly === undefined
          ? html`<button class="add" part="add" @click=${add}>
              <cairn-icon name="plus"></cairn-icon>${text('add')}
            </button>`
          : nothing
      }
      ${
        side
          ? nothing
          : copiesLine(this.sync, this.total, project.store.info.readOnly, {
              add,
              invite: () => this.#go({ name: 'invite' }),
              copies: () => this.#go({ name: 'copies' })
            })
      }`
  }

  #renderTitle(project: Project): TemplateResult {
    return html`<button class="round" aria-label=${text('list')} @click=${() => this.#go({ name: 'list' })}>
        <cairn-icon name="list"></cairn-icon>
      </button>
      <h1>${project.name}</h1>
      <button class="round" aria-label=${text('search')} @click=${() => this.#search('')}>
        <cairn-icon name="search"></cairn-icon>
      </button>`
  }

  #renderSearch(): TemplateResult {
    return html`<input
        type="search"
        aria-label=${text('searchFor')}
        placeholder=${text('searchFor')}
        .value=${this.words ?? ''}
        @input=${(event: InputEvent) => this.#search((event.target as HTMLInputElement).value)}
      />
      <button class="round" aria-label=${text('closeSearch')} @click=${() => this.#search(null)}>
        <cairn-icon name="close"></cairn-icon>
      </button>`
  }

  #renderChips(project: Project): TemplateResult {
    const choose = (group: string | null) => () => (this.group = group)
    return html`<button class="chip" aria-pressed=${this.group === null} @click=${choose(null)}>
        ${text('all')}<span class="number"
          >${new Intl.NumberFormat(document.documentElement.lang).format(this.total)}</span
        >
      </button>
      ${project.categories.groups().map(({ id, name, icon }) => {
        const url = project.categories.iconUrl(icon)
        return html`<button class="chip" aria-pressed=${this.group === id} @click=${choose(id)}>
          ${url ? html`<i style="--icon: url('${url}')"></i>` : nothing}${name}
        </button>`
      })}`
  }

  /** Draws on the map; what comes out goes to the form. */
  #renderDrawing({ shape, form }: Drawing): TemplateResult {
    const end = () => (this.drawing = null)
    return html`<cairn-map-draw
      .shape=${shape}
      .geometry=${form.value.geometry}
      @cairn-map-draw-cancel=${end}
      @cairn-map-draw-done=${({ geometry, lngLat }: CairnMapDrawDoneEvent) => {
        form.setGeometry(geometry)
        this.pin = lngLat
        end()
      }}
    ></cairn-map-draw>`
  }

  #renderAsking(): TemplateResult {
    return html`<div class="asking" role="status">
      <span>${text('pickPlace')}</span>
      <button class="button small" @click=${() => (this.asking = null)}>${text('cancel')}</button>
    </div>`
  }

  #renderList(project: Project, screen: Screen): TemplateResult {
    return html`<nav class="pane list" aria-label=${text('list')} ?hidden=${screen.name !== 'list'}>
      <div class="bar">
        <button class="round only-phone" aria-label=${text('map')} @click=${() => this.#screens.back()}>
          <cairn-icon name="back"></cairn-icon>
        </button>
        <h1>${project.name}</h1>
        <button
          class="round"
          aria-label=${text('search')}
          @click=${() => this.#search(this.words === null ? '' : null)}
        >
          <cairn-icon name="search"></cairn-icon>
        </button>
        ${menu(next => this.#go(next))}
      </div>
      ${this.words === null ? nothing : html`<div class="search-field">${this.#renderSearch()}</div>`}
      ${
        this.pile
          ? html`<div class="search-field">
              <b>${text('pile', { n: this.pile.count })}</b>
              <button class="button small" @click=${() => (this.pile = null)}>${text('showAll')}</button>
            </div>`
          : nothing
      }
      <cairn-observation-list
        .filter=${this.#filter(project)}
        .selected=${screen.name === 'observation' ? screen.id : null}
        .draft=${this.kept}
        @cairn-observation-list-resume=${() => this.#resume()}
        @cairn-observation-list-select=${(event: Event & { id: DocumentId }) =>
          this.#go({ name: 'observation', id: event.id })}
      ></cairn-observation-list>
    </nav>`
  }

  #filterKey = ''
  #filterValue: Filter | null = null

  /** The same object as long as nothing changed, so that the map keeps its tiles. */
  #filter(project: Project): Filter | null {
    const presets = project.categories.groups().find(({ id }) => id === this.group)?.presets
    const filter: Filter = {
      ...(presets ? { presets } : {}),
      ...(this.words ? { text: this.words } : {}),
      ...(this.pile?.box ? { box: this.pile.box } : {})
    }
    const key = JSON.stringify(filter)
    if (key !== this.#filterKey) {
      this.#filterKey = key
      this.#filterValue = key === '{}' ? null : filter
    }
    return this.#filterValue
  }

  readonly #picked = (event: Event & { readonly lngLat: readonly [number, number] }) => {
    if (this.asking) {
      this.asking(event.lngLat)
      this.asking = null
      return
    }
    this.pin = event.lngLat
    const form = this.renderRoot.querySelector('cairn-observation-form')
    if (form) form.setGeometry(pointAt(event.lngLat))
    else this.#go({ name: 'pick', lngLat: event.lngLat })
  }

  readonly #panelEvents: PanelEvents = {
    go: screen => this.#go(screen),
    back: () => this.#screens.back(),
    closed: draft => {
      if (!this.work.document) this.kept = draft
      this.#screens.back()
    },
    saved: () => {
      if (!this.work.document) this.kept = null
      this.#screens.back()
      this.#say(text('saved'))
    },
    edit: document => {
      this.work = { draft: null, document }
      this.#go({ name: 'edit', id: document.id })
    },
    move: event => {
      const form = event.target as CairnObservationForm
      if (event.shape !== 'point') {
        this.drawing = { shape: event.shape, form }
        return
      }
      this.asking = lngLat => {
        this.pin = lngLat
        form.setGeometry(pointAt(lngLat))
      }
    }
  }

  #go(screen: Screen): void {
    if (screen.name === 'form') {
      const draft = { geometry: pointAt(screen.lngLat), presetRef: screen.presetRef, tags: new Map() }
      this.work = { draft, document: null }
    }
    this.#screens.go(screen)
  }

  /** Goes on with what was not saved. */
  #resume(): void {
    if (!this.kept) return
    this.work = { draft: this.kept, document: null }
    this.#screens.go({ name: 'form', presetRef: this.kept.presetRef ?? '', lngLat: null })
  }

  #search(words: string | null): void {
    this.words = words
  }

  #say(words: string): void {
    this.toast = words
    setTimeout(() => {
      if (this.toast === words) this.toast = ''
    }, TOAST_MS)
  }

  #show(session: Session): void {
    this.session = session
    this.#stop?.()
    this.#stop = null
    if (session.state !== 'open') return
    const { store } = session.project
    document.title = session.project.name
    const stops = [
      store.subscribe(() => void this.#count(session.project)),
      session.project.subscribe(() => this.requestUpdate())
    ]
    this.#stop = () => {
      for (const stop of stops) stop()
    }
    void keptDraft(store.local).then(draft => (this.kept = draft))
    void this.#count(session.project)
  }

  async #open(info: ProjectInfo): Promise<void> {
    if (this.session.state === 'choosing')
      await open(this.session.adapter, info, session => this.#show(session))
  }

  /** One question at a time, however many events come; the last event is answered too. */
  async #count(project: Project): Promise<void> {
    this.#askAgain = true
    if (this.#counting) return
    this.#counting = true
    try {
      while (this.#askAgain) {
        this.#askAgain = false
        this.total = await project.store.documents.count({ kind: 'observation' })
        this.sync = (await project.store.sync?.state()) ?? null
      }
    } finally {
      this.#counting = false
    }
  }
}
