import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import {
  errorText,
  keptDraft,
  LocalizeController,
  type CairnMapDrawDoneEvent,
  type CairnObservationForm,
  type CairnObservationListChosenEvent,
  type CairnProject,
  type CairnProjectOpenedEvent,
  type DocumentId,
  type Filter,
  type ObservationDraft,
  type Project,
  type SyncState
} from '../../src/index.js'
import { controls, tokens } from '../../src/components/styles/index.js'
import { chips } from './chips.js'
import {
  chosenActs,
  chosenStyles,
  removeAll,
  showOnMap,
  type ChosenEvents,
  type ChosenPage
} from './chosen.js'
import { copiesLine } from './copies-line.js'
import { fieldStyles } from './field-app.styles.js'
import { keptFilter } from './kept-filter.js'
import { menu, menuStyles } from './menu.js'
import { NO_WORK, panel, pointAt, type PanelEvents, type Work } from './panel.js'
import { Screens, type Screen } from './screen.js'
import { searchRow } from './search-row.js'
import { plugins } from './plugins.js'
import { text } from './texts.js'
import { Toasts, toastStyles } from './toasts.js'

/** A line or an area that is being drawn for a form. */
interface Drawing {
  readonly shape: 'line' | 'area'
  readonly form: CairnObservationForm
}

/** The field demo: map, list and panels put together as one would for a project's own app. */
export class FieldApp extends LitElement {
  static override styles = [tokens, controls, fieldStyles, menuStyles, chosenStyles, toastStyles]

  @state() private project: Project | null = null
  @state() private sync: SyncState | null = null
  @state() private total: number = 0
  @state() private group: string | null = null
  @state() private words: string | null = null
  @state() private pile: { readonly count: number; readonly box: Filter['box'] } | null = null
  @state() private pin: readonly [number, number] | null = null
  @state() private asking: ((lngLat: readonly [number, number]) => void) | null = null
  @state() private drawing: Drawing | null = null
  @state() private chosen: ReadonlySet<DocumentId> = new Set()
  @state() private kept: ObservationDraft | null = null
  @state() private work: Work = NO_WORK

  readonly #localize = new LocalizeController(this)
  readonly #plugins = plugins()
  readonly #kept = keptFilter()
  /** For what is done with observations that are chosen. */
  readonly #page: ChosenPage = {
    map: () => this.renderRoot.querySelector('cairn-map'),
    say: (words, undo) => this.#toasts.say(words, undo),
    complain: error => this.#toasts.say(errorText(error, this.#localize))
  }
  readonly #screens = new Screens(() => {
    if (this.#screens.current.name === 'map') this.pin = null
    this.drawing = null
    this.requestUpdate()
  })
  readonly #toasts = new Toasts(
    () => this.#screens.current,
    () => this.requestUpdate()
  )
  #stop: (() => void) | null = null
  #counting = false
  #askAgain = false

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#screens.stop()
    this.#stop?.()
  }

  override render(): TemplateResult {
    return html`<main>
      <cairn-project
        with-start
        hub=${location.origin.replace(/^http/, 'ws')}
        .plugins=${this.#plugins}
        @cairn-project-opened=${({ project }: CairnProjectOpenedEvent) => this.#show(project)}
      >
        ${this.project ? this.#renderProject(this.project) : nothing}
      </cairn-project>
    </main>`
  }

  #renderProject(project: Project): TemplateResult {
    const screen = this.#screens.current
    const side = screen.name !== 'map' && screen.name !== 'list'
    return html`<div class="frame ${side ? 'with-panel' : ''}">
      ${this.#renderStage(project, side)} ${this.#renderList(project, screen)}
      ${
        side
          ? html`<section
              class="pane panel ${this.asking || this.drawing ? 'behind' : ''} ${screen.name === 'categories' ? 'whole' : ''}"
            >
              ${panel(screen, this.work, this.#panelEvents)} ${this.#toasts.render(screen)}
            </section>`
          : nothing
      }
    </div>`
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
      ${this.drawing ? nothing : this.asking ? this.#renderAsking() : this.#renderAbove(project)}
      <div class="below">
        ${this.#toasts.render(this.drawing ? null : 'map')}
        ${this.drawing || this.asking ? nothing : this.#renderBelow(project, side)}
      </div>
    </div>`
  }

  #renderAbove(project: Project): TemplateResult {
    return html`<div class="top">
      <div class="search only-phone">
        ${this.words === null ? this.#renderTitle(project) : searchRow(this.words, this.#search)}
      </div>
      <div class="chips" role="group">
        ${chips(project, this.group, this.total, group => (this.group = group))}
      </div>
      <cairn-track-recorder
        compact
        @cairn-track-recorder-open=${() => this.#go({ name: 'path' })}
      ></cairn-track-recorder>
    </div>`
  }

  #renderBelow(project: Project, side: boolean): TemplateResult {
    const add = () => this.#go({ name: 'pick', lngLat: null })
    return html`${
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
        <button class="round only-phone" aria-label=${text('map')} @click=${() => void this.#screens.back()}>
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
        ${menu(
          next => this.#go(next),
          () => this.#leave()
        )}
      </div>
      ${
        this.words === null
          ? nothing
          : html`<div class="search-field">${searchRow(this.words, this.#search)}</div>`
      }
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
        with-choosing
        @cairn-observation-list-chosen=${({ ids }: CairnObservationListChosenEvent) => (this.chosen = ids)}
        @cairn-observation-list-resume=${() => this.#resume()}
        @cairn-observation-list-select=${(event: Event & { id: DocumentId }) =>
          this.#go({ name: 'observation', id: event.id })}
        >${chosenActs(this.chosen.size, project.store.info.readOnly === undefined, this.#chosenEvents(project))}</cairn-observation-list
      >
      ${this.#toasts.render('list')}
    </nav>`
  }

  /** The same object as long as nothing changed, so that the map keeps its tiles. */
  #filter(project: Project): Filter | null {
    const presets = project.categories.groups().find(({ id }) => id === this.group)?.presets
    return this.#kept({
      ...(presets ? { presets } : {}),
      ...(this.words ? { text: this.words } : {}),
      ...(this.pile?.box ? { box: this.pile.box } : {})
    })
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
    deeper: screen => this.#screens.deeper(screen),
    back: () => void this.#screens.back(),
    closed: draft => {
      if (!this.work.document) this.kept = draft
      void this.#screens.back()
    },
    saved: () => {
      if (!this.work.document) this.kept = null
      void this.#screens.back().then(() => this.#toasts.say(text('saved')))
    },
    track: id => {
      this.#screens.deeper({ name: 'observation', id })
      if (this.project) void showOnMap(this.#page, this.project.store, [id])
    },
    edit: document => {
      this.work = { ...NO_WORK, document }
      this.#screens.deeper({ name: 'edit', id: document.id })
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
      this.work = { ...NO_WORK, draft }
    }
    if (screen.name === 'release') this.work = NO_WORK
    this.#screens.go(screen)
  }

  /** Goes on with what was not saved. */
  #resume(): void {
    if (!this.kept) return
    this.work = { ...NO_WORK, draft: this.kept }
    this.#screens.go({ name: 'form', presetRef: this.kept.presetRef ?? '', lngLat: null })
  }

  readonly #search = (words: string | null): void => void (this.words = words)

  #chosenEvents({ store }: Project): ChosenEvents {
    const ids = [...this.chosen]
    return {
      showOnMap: () => {
        this.#endChoosing()
        void this.#screens.back()
        void showOnMap(this.#page, store, ids)
      },
      give: () => {
        this.#endChoosing()
        this.work = { ...NO_WORK, selection: { ids } }
        this.#screens.go({ name: 'release' })
      },
      remove: () => {
        this.#endChoosing()
        void removeAll(this.#page, store, ids)
      }
    }
  }

  #endChoosing(): void {
    const list = this.renderRoot.querySelector('cairn-observation-list')
    if (list) list.choosing = false
  }

  #show(project: Project): void {
    this.project = project
    this.total = 0
    this.kept = null
    document.title = project.name
    this.#stop?.()
    const stops = [
      project.store.subscribe(({ type }) => {
        if (type === 'closed') this.#forget()
        else void this.#count(project)
      }),
      project.subscribe(() => this.requestUpdate())
    ]
    this.#stop = () => {
      for (const stop of stops) stop()
    }
    void keptDraft(project.store.local).then(draft => (this.kept = draft))
    void this.#count(project)
  }

  #forget(): void {
    this.#stop?.()
    this.#stop = null
    this.project = null
    this.#screens.go({ name: 'map' })
  }

  /** Closes this project and shows the way into another one. */
  #leave(): void {
    this.#forget()
    void this.renderRoot.querySelector<CairnProject>('cairn-project')?.choose()
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
