import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { DocumentId, Json } from '../../model/index.js'
import type { Filter, Project, StoreEvent } from '../../project/types.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { pointOf } from '../observation/state.js'
import { answersOf, summaryOf } from '../observation/words.js'
import { controls, tokens } from '../styles/index.js'
import { locateButton } from './locate-button.js'
import { CairnMapMovedEvent, CairnMapPickEvent, CairnMapPileOpenEvent, CairnMapSelectEvent } from './map-events.js'
import { hasWebGl2 } from './map-library.js'
import { MapView } from './map-view.js'
import { mapStyles } from './map.styles.js'
import { readMarkColours } from './mark-colours.js'
import { MarkDocuments } from './mark-documents.js'
import { markAt, marksInView } from './marks-in-view.js'
import type { Mark } from './marks-in-view.js'
import { OwnPosition } from './own-position.js'
import { diagonal, pixels, scaleBar } from './scale.js'
import { ThemeWatch } from './theme-watch.js'

/** A pile whose observations lie within this many metres is opened as a list instead of zoomed to. */
const ONE_PLACE = 20
/** A second tap this soon is a wet finger, milliseconds. */
const DOUBLE_TAP = 300

/** A place somebody is about to use: drawn as a dashed mark. */
export interface MapPin {
  /** Longitude, latitude in degrees. */
  readonly lngLat: readonly [number, number]
  readonly presetRef?: string | null
}

/**
 * @summary The project's observations on a map: marks and piles over the project's base map, without internet.
 *   The list shows the same set; this element draws it itself where a browser cannot draw maps.
 *
 * @slot - Things that float over the map.
 * @event {CairnMapPickEvent} cairn-map-pick - A tap where nothing is; cancel it to keep the pin away.
 * @event {CairnMapSelectEvent} cairn-map-select - A mark was chosen.
 * @event {CairnMapPileOpenEvent} cairn-map-pile-open - A pile was chosen that lies in one place.
 * @event {CairnMapMovedEvent} cairn-map-moved - The map came to rest.
 * @csspart buttons - The map's own buttons.
 * @csspart locate - The button for the own position.
 * @csspart legend - Scale and attribution.
 * @cssproperty --cairn-map-inset-top - Room kept free above the buttons, default 12px.
 * @cssproperty --cairn-map-inset-bottom - Room kept free below the scale, default 14px.
 */
export class CairnMap extends LitElement {
  static override styles = [tokens, controls, mapStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Shows only what fits. */
  @property({ attribute: false }) filter: Filter | null = null
  /** The observation whose mark is drawn large. */
  @property() selected: DocumentId | null = null
  @property({ attribute: false }) pin: MapPin | null = null
  /** A place is being chosen: taps pick a place, also on marks. */
  @property({ type: Boolean, reflect: true }) picking: boolean = false
  /** Where the map starts: longitude, latitude in degrees. */
  @property({ attribute: false }) center: readonly [number, number] = [-30, 12]
  @property({ type: Number }) zoom: number = 1.2
  /** Id of one of the project's base maps; the first when empty. */
  @property() basemap: string = ''

  @state() private failure: 'map.noWebGl' | 'map.failed' | null = null
  @state() private notice: 'map.tilesFailed' | 'map.denied' | 'map.unavailable' | null = null
  @state() private marks: readonly Mark[] = []
  @state() private attribution: string = ''
  @state() private busy: boolean = false
  @query('.view') private container!: HTMLElement

  readonly #localize = new LocalizeController(this)
  readonly #theme = new ThemeWatch(this, () => void this.#restyle())
  readonly #project = new ProjectController(this, {
    changed: project => this.#changed(project),
    event: event => this.#event(event)
  })
  readonly #position = new OwnPosition(this, (_, first) => {
    this.#drawPosition()
    if (first) this.#goToPosition()
  })
  readonly #documents = new MarkDocuments()
  #view: MapView | null = null
  #starting: Promise<void> | null = null
  #lastTap = -Infinity
  #resize: ResizeObserver | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.#view !== null) this.#view.map.resize()
    else if (this.hasUpdated) this.#start()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    // An element that is only moved comes back at once and keeps its map.
    setTimeout(() => {
      if (!this.isConnected) this.#end()
    })
  }

  /** Resolves when the map has started, or could not. */
  get whenReady(): Promise<void> {
    return this.#starting ?? Promise.resolve()
  }

  /** Shows a place. */
  goTo(lngLat: readonly [number, number], zoom?: number): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const camera = { center: [...lngLat] as [number, number], ...(zoom === undefined ? {} : { zoom }) }
    if (still) this.#view?.map.jumpTo(camera)
    else this.#view?.map.easeTo({ ...camera, duration: 600 })
  }

  protected override firstUpdated(): void {
    this.#start()
  }

  #start(): void {
    this.#starting ??= this.#open().catch((error: unknown) => {
      console.error(error)
      this.failure = 'map.failed'
    })
  }

  async #open(): Promise<void> {
    if (!hasWebGl2()) {
      this.failure = 'map.noWebGl'
      return
    }
    const view = await MapView.create({
      container: this.container,
      center: this.center,
      zoom: this.zoom,
      label: this.#localize.t('map.label')
    })
    if (!this.isConnected) return view.destroy()
    this.#view = view
    const { map } = view
    map.on('click', event => void this.#tap(event.point.x, event.point.y, [event.lngLat.wrap().lng, event.lngLat.lat]))
    map.on('idle', () => void this.#rested())
    map.on('move', () => this.requestUpdate())
    map.on('dataloading', () => (this.busy = true))
    map.on('error', event => this.#libraryError(event))
    this.#resize = new ResizeObserver(() => map.resize())
    this.#resize.observe(this)
    view.setFilter(this.filter)
    view.setProject(this.#project.value ?? null)
    this.#drawPin()
    this.#drawPosition()
    void this.#drawSelected()
    await this.#restyle()
  }

  #end(): void {
    this.#resize?.disconnect()
    this.#view?.destroy()
    this.#view = null
    this.#starting = null
    this.marks = []
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#view === null) return
    if (changed.has('filter')) this.#view.setFilter(this.filter)
    if (changed.has('selected')) void this.#drawSelected()
    if (changed.has('pin')) this.#drawPin()
    if (changed.has('basemap')) void this.#restyle()
  }

  #changed(project: Project | null): void {
    this.#documents.forget(null)
    this.#view?.setProject(project)
    void this.#restyle()
  }

  #event(event: StoreEvent): void {
    if (event.type === 'sync') this.#documents.forget(null)
    if (event.type !== 'documents' || !event.kinds.includes('observation')) return
    this.#documents.forget(event.ids)
    this.#view?.refresh()
    if (this.selected !== null && (event.ids?.includes(this.selected) ?? true)) void this.#drawSelected()
  }

  async #restyle(): Promise<void> {
    const view = this.#view
    if (view === null || this.shadowRoot === null) return
    const maps = this.#project.value?.basemaps ?? []
    const chosen = maps.find(map => map.id === this.basemap) ?? maps[0]
    const theme = this.#theme.value
    const water = theme === 'dark' ? '#0f3b4d' : '#a4cddd'
    const plain = {
      version: 8,
      sources: {},
      layers: [{ id: 'plain', type: 'background', paint: { 'background-color': water } }]
    }
    this.attribution = chosen?.attribution ?? ''
    const style: Promise<Json> =
      chosen?.style(theme).catch((error: unknown) => {
        console.error(error)
        return plain
      }) ?? Promise.resolve(plain)
    await view.setStyle(style, readMarkColours(this.shadowRoot, theme))
  }

  #libraryError(event: { readonly error?: unknown; readonly sourceId?: unknown }): void {
    if (event.sourceId === 'cairn-observations') this.notice = 'map.tilesFailed'
    console.error(event.error)
  }

  async #tap(x: number, y: number, lngLat: readonly [number, number]): Promise<void> {
    const now = performance.now()
    if (now - this.#lastTap < DOUBLE_TAP || this.#view === null) return
    this.#lastTap = now
    const mark = this.picking ? null : markAt(this.#view.map, x, y)
    if (mark !== null) return this.#choose(mark)
    if (this.dispatchEvent(new CairnMapPickEvent(lngLat))) this.pin = { lngLat }
  }

  async #choose(mark: Mark): Promise<void> {
    if (mark.type === 'point') {
      this.dispatchEvent(new CairnMapSelectEvent(mark.id))
      return
    }
    const { map } = this.#view!
    const pile = await this.#project.value?.store.tiles?.pile(mark.id, this.filter ?? undefined)
    if (pile === null || pile === undefined) return
    if (diagonal(pile.box) <= ONE_PLACE || map.getZoom() >= map.getMaxZoom() - 0.5) {
      this.dispatchEvent(new CairnMapPileOpenEvent(pile))
      return
    }
    const [west, south, east, north] = pile.box
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    map.fitBounds([west, south, east < west ? east + 360 : east, north], {
      padding: 70,
      maxZoom: 19,
      duration: still ? 0 : 500
    })
  }

  async #rested(): Promise<void> {
    const view = this.#view
    if (view === null) return
    this.busy = false
    const { map } = view
    const bounds = map.getBounds()
    const { lng, lat } = map.getCenter()
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const
    this.dispatchEvent(new CairnMapMovedEvent({ center: [lng, lat], zoom: map.getZoom(), box }))
    const marks = marksInView(map)
    const project = this.#project.value
    if (project) await this.#documents.load(project, marks)
    if (view !== this.#view) return
    this.#drawBadges(marks)
    this.marks = marks
  }

  #badges = ''
  #drawBadges(marks: readonly Mark[]): void {
    const badges = this.#documents.badges(marks)
    const now = JSON.stringify(badges)
    if (now === this.#badges) return
    this.#badges = now
    this.#view?.draw('badges', badges)
  }

  #drawPin(): void {
    const points =
      this.pin === null ? [] : [{ lngLat: this.pin.lngLat, properties: { preset: this.pin.presetRef ?? '' } }]
    this.#view?.draw('pin', points)
  }

  async #drawSelected(): Promise<void> {
    const id = this.selected
    const project = this.#project.value
    const document = id === null || !project ? null : await project.store.documents.get(id)
    if (id !== this.selected) return
    const lngLat = document === null || document.status === 'deleted' ? null : pointOf(document)
    const preset = document === null ? '' : (project?.categories.presetOf(document)?.id ?? '')
    this.#view?.draw('selected', lngLat === null ? [] : [{ lngLat, properties: { preset } }])
  }

  #drawPosition(): void {
    const found = this.#position.state
    if (found.type !== 'found' || this.#view === null) return
    const { lngLat, accuracy } = found.position
    const radius = Math.min(400, pixels(accuracy, lngLat[1], this.#view.map.getZoom()))
    this.#view.draw('here', [{ lngLat, properties: { radius: Math.max(radius, 26) } }])
  }

  #goToPosition(): void {
    const found = this.#position.state
    if (found.type === 'found') this.goTo(found.position.lngLat, Math.max(this.#view?.map.getZoom() ?? 0, 14))
  }

  readonly #locate = (): void => {
    this.notice = null
    if (this.#position.state.type === 'found') this.#goToPosition()
    else this.#position.start()
  }

  override render(): TemplateResult {
    const { t } = this.#words
    if (this.failure !== null) {
      return html`<div class="instead">
        <p class="note" role="status"><cairn-icon name="layers"></cairn-icon>${t(this.failure)}</p>
        <cairn-observation-list .project=${this.#project.value} .filter=${this.filter}></cairn-observation-list>
      </div>`
    }
    return html`
      <div class="view"></div>
      ${this.busy ? html`<div class="bar-loading"></div>` : nothing}
      <div class="marks" role="group" aria-label=${t('map.marks')}>
        ${this.marks.map(mark => this.#markButton(mark))}
      </div>
      <div class="buttons" part="buttons">
        ${locateButton(this.#position, this.#localize, this.#locate)}
        <div class="zoom">
          <button type="button" aria-label=${t('map.zoomIn')} @click=${() => this.#view?.map.zoomIn()}>
            <cairn-icon name="plus"></cairn-icon>
          </button>
          <button type="button" aria-label=${t('map.zoomOut')} @click=${() => this.#view?.map.zoomOut()}>
            <cairn-icon name="minus"></cairn-icon>
          </button>
        </div>
      </div>
      ${this.#legend()} ${this.#noticeBox()}
      <slot></slot>
    `
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }

  #markButton(mark: Mark): TemplateResult {
    return html`<button
      type="button"
      style=""
      .style=${`left:${Math.round(mark.x)}px;top:${Math.round(mark.y)}px`}
      @click=${() => void this.#choose(mark)}
    >
      <span>${this.#nameOf(mark)}</span>
    </button>`
  }

  #nameOf(mark: Mark): string {
    const { t } = this.#words
    if (mark.type === 'pile') return t('observations', { n: mark.count })
    const document = this.#documents.get(mark.id)
    const project = this.#project.value
    if (document === undefined || !project) return t('noCategory')
    const { title, detail } = summaryOf(document, project.categories, this.#localize)
    const answers = answersOf(document)
    return [
      title,
      detail,
      answers > 1 ? t('list.answers', { n: answers }) : '',
      document.holders === 0 ? t('held.short') : ''
    ]
      .filter(part => part !== '')
      .join(', ')
  }

  #legend(): TemplateResult {
    const center = this.#view?.map.getCenter()
    const bar = center === undefined ? null : scaleBar(center.lat, this.#view!.map.getZoom(), 96)
    return html`<div class="legend" part="legend">
      ${bar === null
        ? nothing
        : html`${this.#localize.distance(bar.metres)}<span class="scale" .style=${`width:${bar.width}px`}></span>`}
      ${this.attribution === '' ? nothing : html`<span class="attribution">${this.attribution}</span>`}
    </div>`
  }

  #noticeBox(): TemplateResult {
    const { state: position } = this.#position
    const key =
      this.notice ??
      (position.type === 'denied' ? 'map.denied' : position.type === 'unavailable' ? 'map.unavailable' : null)
    return html`<div role="status">
      ${key === null ? nothing : html`<p class="notice"><span class="grow">${this.#words.t(key)}</span></p>`}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-map': CairnMap
  }
}
