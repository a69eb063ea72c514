import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { Map as LibraryMap } from 'maplibre-gl'
import { CairnError } from '../../model/error.js'
import type { DocumentId } from '../../model/index.js'
import type { Basemap, Filter, Project, StoreEvent } from '../../project/types.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { controls, tokens } from '../styles/index.js'
import { AwaitedProject } from './awaited-project.js'
import { onBasemapFailure } from './basemap-protocol.js'
import { locateButton } from './locate-button.js'
import {
  CairnMapMovedEvent,
  CairnMapPickEvent,
  CairnMapPileOpenEvent,
  CairnMapSelectEvent
} from './map-events.js'
import { MapExtras } from './map-extras.js'
import { hasWebGl2 } from './map-library.js'
import { legend, listInstead, markButtons, markName, measureButton, zoomButtons } from './map-parts.js'
import type { MapView } from './map-view.js'
import { mapStyles } from './map.styles.js'
import { readMarkColours } from './mark-colours.js'
import { markAt } from './marks-in-view.js'
import type { Mark } from './marks-in-view.js'
import { openPile } from './open-pile.js'
import { pinPoints, selectedPoints } from './own-points.js'
import type { MapPin } from './own-points.js'
import { chosenBasemap, styleOf } from './plain-style.js'
import { prefersStill } from './prefers-still.js'
import { ShownMarks } from './shown-marks.js'
import { ThemeWatch } from './theme-watch.js'
import { Undone } from './undone.js'

/** A second tap this soon is a wet finger, milliseconds. */
const DOUBLE_TAP = 300
const ON_MAP: ReadonlySet<string> = new Set(['observation', 'track'])

type Notice = 'map.tilesFailed' | 'map.baseDamaged' | 'map.baseFailed' | 'map.partFailed'

/**
 * @summary The project's observations and tracks on a map: marks, lines, areas and piles over the project's base map, without internet.
 *   The list shows the same set; this element draws it itself where a browser cannot draw maps.
 *
 * @slot - Things that float over the map.
 * @slot buttons - More round buttons above the map's own, such as `cairn-basemaps`.
 * @event {CairnMapPickEvent} cairn-map-pick - A tap where nothing is; cancel it to keep the pin away.
 * @event {CairnMapSelectEvent} cairn-map-select - A mark, a line or an area was chosen.
 * @event {CairnMapPileOpenEvent} cairn-map-pile-open - A pile was chosen that lies in one place.
 * @event {CairnMapMovedEvent} cairn-map-moved - The map came to rest.
 * @csspart buttons - The map's own buttons.
 * @csspart locate - The button for the own position: press by press it shows it, follows it, turns with it.
 * @csspart measure - The button that measures.
 * @csspart north - The compass, while the map is turned.
 * @csspart legend - Scale and attribution.
 * @csspart corner - Where controls of plugins stand.
 * @cssproperty --cairn-map-inset-top - Room kept free above the buttons, default 12px.
 * @cssproperty --cairn-map-inset-bottom - Room kept free below the scale, default 14px.
 */
export class CairnMap extends LitElement {
  static override styles = [tokens, controls, mapStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Shows only what fits. */
  @property({ attribute: false }) filter: Filter | null = null
  /** The observation whose mark is drawn large and kept in sight. */
  @property() selected: DocumentId | null = null
  @property({ attribute: false }) pin: MapPin | null = null
  /** A place is being chosen: taps pick a place, also on marks. */
  @property({ type: Boolean, reflect: true }) picking: boolean = false
  /** Something is drawn on the map: taps belong to it. `cairn-map-draw` sets it while it is there. */
  @property({ type: Boolean, reflect: true }) drawing: boolean = false
  /** A button to measure distances and areas. */
  @property({ type: Boolean, attribute: 'with-measure' }) withMeasure: boolean = false
  /** The place of the pin, else of the map's middle, is written below the scale. */
  @property({ type: Boolean, attribute: 'with-coordinates', reflect: true }) withCoordinates: boolean = false
  /** Where the map starts: longitude, latitude in degrees. */
  @property({ attribute: false }) center: readonly [number, number] = [-30, 12]
  @property({ type: Number }) zoom: number = 1.2
  /** Id of one of the project's base maps; when empty the one chosen on this device, else the first. */
  @property() basemap: string = ''

  @state() private failure: 'map.noWebGl' | 'map.failed' | null = null
  @state() private notice: Notice | null = null
  @state() private attribution: string = ''
  @state() private busy: boolean = false
  @query('.view') private container!: HTMLElement

  readonly #localize = new LocalizeController(this)
  readonly #theme = new ThemeWatch(this, () => this.#run(this.#restyle()))
  readonly #project = new ProjectController(this, {
    changed: project => this.#changed(project),
    event: event => this.#event(event)
  })
  readonly #marks = new ShownMarks({
    view: () => this.#view,
    project: () => this.#project.value,
    changed: () => this.requestUpdate(),
    run: work => this.#run(work)
  })
  readonly #extras = new MapExtras({
    view: () => this.#view,
    goTo: (lngLat, zoom) => this.goTo(lngLat, zoom),
    colour: () => readMarkColours(this.shadowRoot!, this.#theme.value).here,
    changed: () => this.requestUpdate(),
    run: work => this.#run(work),
    failed: error => {
      console.error(error)
      this.notice = 'map.partFailed'
    }
  })
  readonly #awaited = new AwaitedProject(this)
  readonly #undone = new Undone()
  #view: MapView | null = null
  #shown: Basemap | undefined = undefined
  #starting: Promise<void> | null = null
  #openings = 0
  #lastTap = -Infinity
  #resize: ResizeObserver | null = null
  #stopHearing: (() => void) | null = null

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

  /**
   * Resolves when the map stands still and shows all that it is to show: base map, marks and their names. A picture of it
   * can be taken then. Resolves as well when it could not start, or left the page.
   */
  get whenDrawn(): Promise<void> {
    const updated = (): Promise<boolean> => this.updateComplete
    return updated()
      .then(() => this.whenReady)
      .then(() => this.#view?.drawn(this.#undone, updated))
  }

  /** The map library's own map, for what draws on it; null before `whenReady`, and where maps cannot be drawn. */
  get library(): LibraryMap | null {
    return this.#view?.map ?? null
  }

  /** Shows a place. */
  goTo(lngLat: readonly [number, number], zoom?: number): void {
    const camera = { center: [...lngLat] as [number, number], ...(zoom === undefined ? {} : { zoom }) }
    if (prefersStill()) this.#view?.map.jumpTo(camera)
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

  readonly #again = (): void => {
    this.failure = null
    this.#starting = null
    void this.updateComplete.then(() => this.#start())
  }

  async #open(): Promise<void> {
    if (!hasWebGl2()) {
      this.failure = 'map.noWebGl'
      return
    }
    const opening = ++this.#openings
    const { MapView } = await import('./map-view.js')
    const view = await MapView.create({
      container: this.container,
      center: this.center,
      zoom: this.zoom,
      label: this.#localize.t('map.label'),
      keys: this.#localize.t('map.keys')
    })
    if (!this.isConnected || opening !== this.#openings) return view.destroy()
    this.#view = view
    const { map } = view
    map.on('click', event =>
      this.#run(this.#tap(event.point.x, event.point.y, [event.lngLat.wrap().lng, event.lngLat.lat]))
    )
    map.on('idle', () => this.#run(this.#rested()))
    map.on('move', () => this.requestUpdate())
    map.once('rotate', () => this.#extras.follow())
    map.on('dataloading', () => (this.busy = true))
    map.on('webglcontextlost', () => (this.busy = true))
    map.on('error', event => this.#libraryError(event))
    this.#resize = new ResizeObserver(() => map.resize())
    this.#resize.observe(this)
    this.#stopHearing = onBasemapFailure((basemap, error) => this.#baseFailed(basemap, error))
    view.setFilter(this.filter)
    view.setProject(this.#project.value ?? null)
    this.#drawPin()
    this.#run(this.#drawSelected())
    await this.#restyle()
  }

  #end(): void {
    this.#resize?.disconnect()
    this.#stopHearing?.()
    this.#extras.stop()
    this.#view?.destroy()
    this.#view = null
    this.#starting = null
    this.#marks.clear()
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#view === null) return
    if (changed.has('filter')) this.#view.setFilter(this.filter)
    if (changed.has('selected')) this.#run(this.#drawSelected().then(() => this.#view?.keepInSight()))
    if (changed.has('pin')) this.#drawPin()
    if (chosenBasemap(this.#project.value, this.basemap) !== this.#shown) this.#run(this.#restyle())
  }

  #changed(project: Project | null): void {
    this.#marks.documents.forget(null)
    this.#view?.setProject(project)
    this.#run(this.#restyle())
  }

  #event(event: StoreEvent): void {
    if (event.type === 'sync') this.#marks.copiesChanged()
    if (event.type !== 'documents' || !event.kinds.some(kind => ON_MAP.has(kind))) return
    this.#marks.documents.forget(event.ids)
    this.#view?.refresh()
    if (this.selected !== null && (event.ids?.includes(this.selected) ?? true))
      this.#run(this.#drawSelected())
  }

  async #restyle(): Promise<void> {
    const view = this.#view
    if (view === null || this.shadowRoot === null) return
    const chosen = (this.#shown = chosenBasemap(this.#project.value, this.basemap))
    const theme = this.#theme.value
    this.attribution = chosen?.attribution ?? ''
    this.notice = null
    this.#extras.showPlugins(this.#project.value ?? null, theme)
    const style = styleOf(chosen, theme, error => this.#baseFailed(chosen, error))
    await view.setStyle(style, readMarkColours(this.shadowRoot, theme))
  }

  #baseFailed(basemap: object | undefined, error: unknown): void {
    console.error(error)
    if (basemap !== this.#shown) return
    this.notice = CairnError.is(error, 'bad-input') ? 'map.baseDamaged' : 'map.baseFailed'
  }

  #libraryError(event: { readonly error?: unknown; readonly sourceId?: unknown }): void {
    if (event.sourceId === 'cairn-observations') this.notice = 'map.tilesFailed'
    console.error(event.error)
  }

  async #tap(x: number, y: number, lngLat: readonly [number, number]): Promise<void> {
    const now = performance.now()
    if (now - this.#lastTap < DOUBLE_TAP || this.#view === null || this.drawing) return
    this.#lastTap = now
    const mark = this.picking ? null : markAt(this.#view.map, x, y)
    if (mark !== null) return this.#choose(mark)
    if (this.dispatchEvent(new CairnMapPickEvent(lngLat))) this.pin = { lngLat }
  }

  async #choose(mark: Mark): Promise<void> {
    if (mark.type === 'document') {
      this.dispatchEvent(new CairnMapSelectEvent(mark.id, mark.kind))
      return
    }
    const tiles = this.#project.value?.store.tiles
    if (this.#view === null || tiles === undefined) return
    const pile = await openPile(this.#view.map, tiles, mark.id, this.filter, prefersStill())
    if (pile !== null) this.dispatchEvent(new CairnMapPileOpenEvent(pile))
  }

  async #rested(): Promise<void> {
    const view = this.#view
    if (view === null) return
    this.busy = false
    const { map } = view
    const box = map.getBounds().toArray().flat() as [number, number, number, number]
    const center = map.getCenter().toArray()
    this.dispatchEvent(new CairnMapMovedEvent({ center, zoom: map.getZoom(), box }))
    await this.#marks.read()
  }

  /** What fails here leaves the map as it was, and says that the list shows all. */
  #run(work: Promise<void>): void {
    this.#undone.add(work)
    work.catch((error: unknown) => {
      if (!this.isConnected) return
      console.error(error)
      this.notice = 'map.tilesFailed'
    })
  }

  #drawPin(): void {
    this.#view?.draw('pin', pinPoints(this.pin))
  }

  async #drawSelected(): Promise<void> {
    const id = this.selected
    this.#view?.setChosen(id)
    const points = await selectedPoints(this.#project.value, id)
    if (id === this.selected) this.#view?.draw('selected', points)
  }

  readonly #locate = (): void => {
    this.notice = null
    this.#extras.follow(following => following.press())
  }

  readonly #measure = (): void => {
    this.notice = null
    const closed = async (): Promise<void> => {
      this.drawing = false
      await this.updateComplete
      this.renderRoot.querySelector<HTMLElement>('[part=measure]')?.focus()
    }
    this.#extras.measure(() => void closed())
  }

  override render(): TemplateResult {
    const t: LocalizeController['t'] = (key, params) => this.#localize.t(key, params)
    const { following, plugins, measuring } = this.#extras
    if (this.failure !== null) {
      const again = this.failure === 'map.failed' ? { label: t('tryAgain'), press: this.#again } : null
      return listInstead(t(this.failure), again, this.#project.value, this.filter)
    }
    return html`
      <div class="view"></div>
      ${this.busy || this.#awaited.isComing ? html`<div class="bar-loading"></div>` : nothing}
      ${markButtons(
        this.drawing ? [] : this.#marks.now,
        this.selected,
        t('map.marks'),
        mark => this.#nameOf(mark),
        mark => this.#run(this.#choose(mark))
      )}
      <div class="buttons" part="buttons">
        <slot name="buttons"></slot>
        ${this.withMeasure && !this.drawing ? measureButton(this.#localize, this.#measure) : nothing}
        ${following?.northButton(this.#localize) ?? nothing}
        ${locateButton(following, this.#localize, this.#locate)}
        ${zoomButtons(this.#localize, by => this.#view?.map[by === 1 ? 'zoomIn' : 'zoomOut']())}
        ${plugins?.ofButtons ?? nothing}
      </div>
      ${plugins?.corners ?? nothing}
      <div class="foot">${this.#noticeBox()} ${plugins?.atFoot ?? nothing} ${this.#legend()}</div>
      ${measuring ?? nothing}
      <slot></slot>
    `
  }

  #nameOf(mark: Mark): string {
    return markName(mark, this.#marks.documents, this.#project.value, this.#localize)
  }

  #legend(): TemplateResult {
    const map = this.#view?.map
    const view = map === undefined ? null : { latitude: map.getCenter().lat, zoom: map.getZoom() }
    const makers = [this.attribution, ...(this.#extras.plugins?.attribution ?? [])]
    const place = this.withCoordinates
      ? this.#extras.place(this.pin, this.#project.value, this.#localize)
      : null
    return legend(view, makers.filter(Boolean).join(' · '), place, this.#localize)
  }

  #noticeBox(): TemplateResult {
    const key = this.notice ?? this.#extras.following?.problem ?? null
    return html`<div role="status">
      ${key === null ? nothing : html`<p class="notice"><span class="grow">${this.#localize.t(key)}</span></p>`}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-map': CairnMap
  }
}
