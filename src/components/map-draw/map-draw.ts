import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Map as LibraryMap } from 'maplibre-gl'
import { sizeOfGeometry } from '../../model/geometry-size.js'
import type { Geometry, GeometrySize, Json } from '../../model/index.js'
import { LocalizeController } from '../controllers/localize.js'
import type { CairnMap } from '../map/map.js'
import { sizeWords } from '../observation/size-words.js'
import { positionOf } from '../observation/state.js'
import { controls, tokens } from '../styles/index.js'
import type { DraftShape, LngLat, ShapeType } from './draft-shape.js'
import type { DrawingLayers } from './drawing-layers.js'
import type { DrawingPointer } from './drawing-pointer.js'
import type { DrawingState } from './drawing-state.js'
import type { drawingTools } from './drawing-tools.js'
import { mapOf } from './map-of.js'
import { CairnMapDrawCancelEvent, CairnMapDrawChangeEvent, CairnMapDrawDoneEvent } from './map-draw-events.js'
import { mapDrawStyles } from './map-draw.styles.js'

/** How far an arrow key moves the map, pixels. */
const STEP = 60
const ARROWS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-STEP, 0]],
  ['ArrowRight', [STEP, 0]],
  ['ArrowUp', [0, -STEP]],
  ['ArrowDown', [0, STEP]]
] as const)
const NOTHING: GeometrySize = { length: 0, area: 0 }

/**
 * @summary Draws a point, a line or an area on the `<cairn-map>` around it, or changes one: by taps and drags, or with
 *   the cross in the middle of the map and the keyboard alone. While it is there, taps on the map draw.
 *
 * @event {CairnMapDrawChangeEvent} cairn-map-draw-change - What is drawn has changed.
 * @event {CairnMapDrawDoneEvent} cairn-map-draw-done - Done was chosen.
 * @event {CairnMapDrawCancelEvent} cairn-map-draw-cancel - Cancel was chosen, or Escape.
 * @csspart panel - Size and buttons, at the lower edge.
 * @csspart primary - Done.
 * @cssproperty --cairn-map-draw-inset-bottom - Room kept free below the panel, default 0px.
 */
export class CairnMapDraw extends LitElement {
  static override styles = [tokens, controls, mapDrawStyles]

  @property({ reflect: true }) shape: ShapeType = 'line'
  /** GeoJSON to go on from: points, lines or areas, also with holes and in several parts. Others are left as they are. */
  @property({ attribute: false }) geometry: Json | null = null
  /** Only tells sizes, of a line or an area as the person chooses: there is nothing to be done with the drawing. */
  @property({ type: Boolean }) measuring: boolean = false

  @state() private drawing: DrawingState | null = null
  readonly #localize = new LocalizeController(this)
  #tools: typeof drawingTools | null = null
  #host: CairnMap | null = null
  #map: LibraryMap | null = null
  #layers: DrawingLayers | null = null
  #pointer: DrawingPointer | null = null
  #run = 0

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('keydown', this.#keyOnPanel)
    this.#start().catch((error: unknown) => console.error(error))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.removeEventListener('keydown', this.#keyOnPanel)
    this.#stop()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('shape') && !changed.has('geometry')) return
    const isOtherMeasure = this.measuring && this.drawing !== null && !changed.has('geometry')
    if (isOtherMeasure) this.drawing!.become(this.shape)
    else if (this.#tools !== null) this.drawing = new this.#tools.DrawingState(this.shape, this.geometry)
    this.#layers?.show(this.#draft, null)
  }

  /** What is drawn so far; null while points are missing or the border crosses itself. */
  get value(): Json | null {
    return this.#crosses ? null : this.#geometry
  }

  get #draft(): DraftShape {
    return this.drawing?.draft ?? { type: this.shape, places: [] }
  }

  get #crosses(): boolean {
    return this.#tools?.crossesItself(this.#draft) ?? false
  }

  get #geometry(): (Geometry & Json) | null {
    return this.#tools?.geometryOf(this.#draft) ?? null
  }

  async #start(): Promise<void> {
    const run = ++this.#run
    const host = mapOf(this)
    // What draws is fetched when somebody draws.
    const [{ drawingTools: tools }] = await Promise.all([import('./drawing-tools.js'), ready(host)])
    const map = host?.library ?? null
    await this.updateComplete
    if (run !== this.#run || !this.isConnected || host === null || map === null) return
    this.#host = host
    this.#map = map
    host.drawing = true
    this.#tools = tools
    const state = (this.drawing ??= new tools.DrawingState(this.shape, this.geometry))
    const { color, borderTopColor, outlineColor } = getComputedStyle(this.renderRoot.querySelector('.cross')!)
    this.#layers = new tools.DrawingLayers(map, { line: color, ring: borderTopColor, edge: outlineColor })
    this.#pointer = new tools.DrawingPointer(map, {
      draft: () => this.#draft,
      add: place => this.#act(drawing => drawing.add(place)),
      choose: at => this.#act(drawing => drawing.choose(at)),
      insert: (at, place) => this.#act(drawing => drawing.insert(at, place)),
      grab: () => this.drawing?.grab(),
      move: (at, place) => this.#act(drawing => drawing.move(at, place)),
      drop: at => this.#act(drawing => drawing.choose(at))
    })
    map.getCanvas().addEventListener('keydown', this.#keyOnMap)
    this.#layers.show(state.draft, null)
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus({ preventScroll: true })
  }

  #stop(): void {
    this.#run++
    this.#pointer?.stop()
    this.#map?.getCanvas().removeEventListener('keydown', this.#keyOnMap)
    // A map that has gone took its layers with it.
    if (this.#host?.library === this.#map) this.#layers?.stop()
    if (this.#host !== null) this.#host.drawing = false
    this.#host = this.#map = this.#layers = this.#pointer = null
  }

  #act(act: (drawing: DrawingState) => unknown): void {
    if (this.drawing === null) return
    act(this.drawing)
    this.requestUpdate()
    this.#layers?.show(this.drawing.draft, this.drawing.chosen)
    const geometry = this.#geometry
    this.dispatchEvent(
      new CairnMapDrawChangeEvent(this.value, geometry === null ? NOTHING : sizeOfGeometry(geometry))
    )
  }

  /** Adds a place under the cross, or moves the chosen one there. */
  #useCross(): void {
    if (this.#map === null) return
    const { lng, lat } = this.#map.getCenter()
    const place: LngLat = [lng, lat]
    const chosen = this.drawing?.chosen ?? null
    this.#act(drawing => {
      if (chosen === null) return drawing.add(place)
      drawing.grab()
      drawing.move(chosen, place)
      drawing.choose(null)
    })
  }

  #next(): void {
    const place = this.drawing?.chooseNext() ?? null
    this.#act(() => undefined)
    if (place !== null) this.#map?.jumpTo({ center: [...place] })
  }

  #done(): void {
    const { value } = this
    const place = positionOf(value)
    if (value !== null && place !== null && !this.measuring)
      this.dispatchEvent(new CairnMapDrawDoneEvent(value, place))
  }

  #cancel(): void {
    this.dispatchEvent(new CairnMapDrawCancelEvent())
  }

  readonly #keyOnMap = (event: KeyboardEvent): void => {
    if (event.key === ' ') this.#useCross()
    else if (event.key === 'Enter') this.#done()
    else if (event.key === 'Backspace') this.#act(drawing => drawing.undo())
    else if (event.key === 'Escape') this.#cancel()
    else return
    event.preventDefault()
  }

  /** From the buttons the arrows move the map under the cross. */
  readonly #keyOnPanel = (event: KeyboardEvent): void => {
    const step = ARROWS.get(event.key)
    if (step !== undefined) this.#map?.panBy([...step], { duration: 0 })
    else if (event.key === 'Backspace') this.#act(drawing => drawing.undo())
    else if (event.key === 'Escape') this.#cancel()
    else return
    event.preventDefault()
  }

  override render(): TemplateResult {
    const t: LocalizeController['t'] = (key, params) => this.#localize.t(key, params)
    const draft = this.#draft
    const chosen = this.drawing?.chosen ?? null
    const title = t(this.measuring ? 'measure.open' : `draw.${this.shape}`)
    return html`<div class="cross" aria-hidden="true"></div>
      <section class="panel" part="panel" aria-label=${title}>
        <p class="said">
          <b>${title}</b>
          <span class="size" role="status">${this.#sizeWords() ?? t('draw.hint')}</span>
        </p>
        ${this.measuring ? this.#measures(t) : nothing}
        <div role="alert">
          ${this.#crosses ? html`<p class="wrong"><cairn-icon name="warn"></cairn-icon>${t('draw.crosses')}</p>` : nothing}
        </div>
        <div class="acts">
          <button class="button add" type="button" @click=${() => this.#useCross()}>
            <cairn-icon name="pin"></cairn-icon
            >${t(chosen !== null ? 'draw.moveHere' : draft.type === 'point' ? 'draw.putHere' : 'draw.addHere')}
          </button>
          ${draft.type === 'point' ? nothing : this.#placeButtons(t)}
          <button
            class="button"
            type="button"
            ?disabled=${this.drawing?.canUndo !== true}
            @click=${() => this.#act(drawing => drawing.undo())}
          >
            <cairn-icon name="undo"></cairn-icon>${t('undo')}
          </button>
          <button class="button" type="button" @click=${() => this.#cancel()}>
            <cairn-icon name="close"></cairn-icon>${t(this.measuring ? 'close' : 'cancel')}
          </button>
          ${this.measuring ? this.#again(t) : this.#doneButton(t)}
        </div>
      </section>`
  }

  #measures(t: LocalizeController['t']): TemplateResult {
    return html`<div class="measures">
      ${(['line', 'area'] as const).map(
        shape =>
          html`<button
            class="button"
            type="button"
            aria-pressed=${shape === this.shape ? 'true' : 'false'}
            @click=${() => (this.shape = shape)}
          >
            ${shape === this.shape ? html`<cairn-icon name="check"></cairn-icon>` : nothing}${t(`measure.${shape}`)}
          </button>`
      )}
    </div>`
  }

  #placeButtons(t: LocalizeController['t']): TemplateResult {
    const draft = this.#draft
    const chosen = this.drawing?.chosen ?? null
    return html`<button
        class="button"
        type="button"
        ?disabled=${draft.places.length === 0}
        @click=${() => this.#next()}
      >
        <cairn-icon name="next"></cairn-icon>${t('draw.next')}
      </button>
      ${
        chosen === null
          ? nothing
          : html`<button
              class="button"
              type="button"
              @click=${() => this.#act(drawing => drawing.remove(chosen))}
            >
              <cairn-icon name="trash"></cairn-icon>${t('draw.remove')}
            </button>`
      }`
  }

  #doneButton(t: LocalizeController['t']): TemplateResult {
    return html`<button
      class="button primary"
      part="primary"
      type="button"
      ?disabled=${this.value === null}
      @click=${() => this.#done()}
    >
      <cairn-icon name="check"></cairn-icon>${t('draw.done')}
    </button>`
  }

  #again(t: LocalizeController['t']): TemplateResult {
    const isEmpty = this.#draft.places.length === 0
    return html`<button
      class="button"
      type="button"
      ?disabled=${isEmpty}
      @click=${() => this.#act(drawing => drawing.clear())}
    >
      <cairn-icon name="trash"></cairn-icon>${t('draw.again')}
    </button>`
  }

  /** Null while there is nothing to measure. */
  #sizeWords(): string | null {
    const geometry = this.#geometry
    if (geometry === null || geometry.type === 'Point') return null
    const words = sizeWords(geometry, this.#localize)
    const local = this.#tools!.localSize(sizeOfGeometry(geometry), this.#localize)
    return local === null || words === null ? words : `${words} (${local})`
  }
}

/** A map that has not begun yet has nothing to wait for. */
async function ready(host: CairnMap | null): Promise<void> {
  await customElements.whenDefined('cairn-map')
  await host?.updateComplete
  await host?.whenReady
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-map-draw': CairnMapDraw
  }
}
