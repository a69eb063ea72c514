import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import type { Map as LibraryMap } from 'maplibre-gl'
import { sizeOfGeometry } from '../../model/geometry-size.js'
import type { Geometry, GeometrySize, Json } from '../../model/index.js'
import { LocalizeController } from '../controllers/localize.js'
import { Body } from '../late/body.js'
import type { CairnMap } from '../map/map.js'
import { sizeWords } from '../observation/size-words.js'
import { positionOf } from '../observation/state.js'
import { drawing as texts } from '../strings/en/drawing.js'
import { crossesItself } from './crossing.js'
import { geometryOf } from './draft-shape.js'
import type { DraftShape, LngLat } from './draft-shape.js'
import { DrawingLayers } from './drawing-layers.js'
import { DrawingPointer } from './drawing-pointer.js'
import { DrawingState } from './drawing-state.js'
import { localSize } from './local-size.js'
import { mapOf } from './map-of.js'
import { CairnMapDrawCancelEvent, CairnMapDrawChangeEvent, CairnMapDrawDoneEvent } from './map-draw-events.js'
import { mapDrawStyles } from './map-draw.styles.js'
import type { CairnMapDraw } from './map-draw.js'
import { keepAbove } from './panel-room.js'

/** How far an arrow key moves the map, pixels. */
const STEP = 60
const ARROWS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [-STEP, 0]],
  ['ArrowRight', [STEP, 0]],
  ['ArrowUp', [0, -STEP]],
  ['ArrowDown', [0, STEP]]
] as const)
const NOTHING: GeometrySize = { length: 0, area: 0 }

/** What `CairnMapDraw` is made of, see there. */
export class MapDrawBody extends Body<CairnMapDraw> {
  static override styles = mapDrawStyles

  @state() private drawing: DrawingState | null = null
  readonly #localize = new LocalizeController(this.host, texts)
  #owner: CairnMap | null = null
  #map: LibraryMap | null = null
  #layers: DrawingLayers | null = null
  #pointer: DrawingPointer | null = null
  #giveRoomBack: (() => void) | null = null
  #run = 0

  override hostConnected(): void {
    this.host.addEventListener('keydown', this.#keyOnPanel)
    this.#start().catch((error: unknown) => console.error(error))
  }

  override hostDisconnected(): void {
    this.host.removeEventListener('keydown', this.#keyOnPanel)
    this.#stop()
  }

  override willUpdate(changed: PropertyValues<CairnMapDraw>): void {
    if (!changed.has('shape') && !changed.has('geometry')) return
    const { shape, geometry, measuring } = this.host
    if (measuring && this.drawing !== null && !changed.has('geometry')) this.drawing.become(shape)
    else this.drawing = new DrawingState(shape, geometry)
    this.#layers?.show(this.#draft, null)
  }

  /** See `CairnMapDraw.value`. */
  get value(): Json | null {
    return this.#crosses ? null : this.#geometry
  }

  get #draft(): DraftShape {
    return this.drawing?.draft ?? { type: this.host.shape, places: [] }
  }

  get #crosses(): boolean {
    return crossesItself(this.#draft)
  }

  get #geometry(): (Geometry & Json) | null {
    return geometryOf(this.#draft)
  }

  async #start(): Promise<void> {
    const run = ++this.#run
    const owner = mapOf(this.host)
    await ready(owner)
    const map = owner?.library ?? null
    await this.updateComplete
    if (run !== this.#run || !this.isConnected || owner === null || map === null) return
    this.#owner = owner
    this.#map = map
    owner.drawing = true
    this.#giveRoomBack = keepAbove(owner, this.renderRoot.querySelector('.panel')!)
    const { color, borderTopColor, outlineColor } = getComputedStyle(this.renderRoot.querySelector('.cross')!)
    this.#layers = new DrawingLayers(map, { line: color, ring: borderTopColor, edge: outlineColor })
    this.#pointer = new DrawingPointer(map, {
      draft: () => this.#draft,
      add: place => this.#act(drawing => drawing.add(place)),
      choose: at => this.#act(drawing => drawing.choose(at)),
      insert: (at, place) => this.#act(drawing => drawing.insert(at, place)),
      grab: () => this.drawing?.grab(),
      move: (at, place) => this.#act(drawing => drawing.move(at, place)),
      drop: at => this.#act(drawing => drawing.choose(at))
    })
    map.getCanvas().addEventListener('keydown', this.#keyOnMap)
    this.#layers.show(this.#draft, null)
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus({ preventScroll: true })
  }

  #stop(): void {
    this.#run++
    this.#pointer?.stop()
    this.#map?.getCanvas().removeEventListener('keydown', this.#keyOnMap)
    // A map that has gone took its layers with it.
    if (this.#owner?.library === this.#map) this.#layers?.stop()
    if (this.#owner !== null) this.#owner.drawing = false
    this.#giveRoomBack?.()
    this.#owner = this.#map = this.#layers = this.#pointer = this.#giveRoomBack = null
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
    if (value !== null && place !== null && !this.host.measuring)
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
    const title = t(this.host.measuring ? 'measure.open' : `draw.${this.host.shape}`)
    return html`<div class="cross" aria-hidden="true"></div>
      <section class="panel" part="panel" aria-label=${title}>
        <p class="said">
          <b>${title}</b>
          <span class="size" role="status">${this.#sizeWords() ?? t('draw.hint')}</span>
        </p>
        ${this.host.measuring ? this.#measures(t) : nothing}
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
            <cairn-icon name="close"></cairn-icon>${t(this.host.measuring ? 'close' : 'cancel')}
          </button>
          ${this.host.measuring ? this.#again(t) : this.#doneButton(t)}
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
            aria-pressed=${shape === this.host.shape ? 'true' : 'false'}
            @click=${() => (this.host.shape = shape)}
          >
            ${shape === this.host.shape ? html`<cairn-icon name="check"></cairn-icon>` : nothing}${t(`measure.${shape}`)}
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
    const local = localSize(sizeOfGeometry(geometry), this.#localize)
    return local === null || words === null ? words : `${words} (${local})`
  }
}

/** A map that has not begun yet has nothing to wait for. */
async function ready(map: CairnMap | null): Promise<void> {
  await customElements.whenDefined('cairn-map')
  await map?.updateComplete
  await map?.whenReady
}
