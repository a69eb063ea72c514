import type {
  GeoJSONSource,
  LayerSpecification,
  Map as LibraryMap,
  StyleSpecification,
  VectorTileSource
} from 'maplibre-gl'
import type { DocumentId, Json } from '../../model/index.js'
import type { Categories, Filter, Project } from '../../project/types.js'
import { answerBasemaps } from './basemap-protocol.js'
import { hasStyle } from './has-style.js'
import { moveIntoSight } from './in-sight.js'
import { loadMapLibrary } from './map-library.js'
import type { MarkColours } from './mark-colours.js'
import { drawBadge, drawHatch, drawMark, drawPile, PIXEL_RATIO } from './mark-images.js'
import { emptySource, markLayers, observationSource, SOURCE } from './mark-layers.js'
import { prefersStill } from './prefers-still.js'
import { shapeLayers, strokeWidths } from './shape-layers.js'
import { answerTiles, TileAddress } from './tile-protocol.js'
import { TileRefresh } from './tile-refresh.js'
import type { Undone } from './undone.js'

/** A point that the map draws itself: the chosen mark, the pin, a badge, the own position. */
export interface DrawnPoint {
  readonly lngLat: readonly [number, number]
  readonly properties: Readonly<Record<string, string | number>>
}

/** Of what has no category. */
const NO_PAINT = '#44525c'

export interface MapViewOptions {
  readonly container: HTMLElement
  readonly center: readonly [number, number]
  readonly zoom: number
  readonly label: string
  /** How the keyboard moves it, for those who hear the page. */
  readonly keys?: string
}

/** The library's map with the observations of one project on it. Everything is put back on every style. */
export class MapView {
  readonly map: LibraryMap
  readonly #refresh: TileRefresh
  readonly #drawn = new Map<string, readonly DrawnPoint[]>()
  #address: TileAddress | null = null
  #filter: Filter | null = null
  #categories: Categories | null = null
  #colours: MarkColours | null = null
  #chosen: DocumentId | null = null
  #styleRun = 0
  /** The browser has taken the graphics away. The library brings the style back that it had. */
  #isLost = false
  #isGone = false
  /** The style that came meanwhile. */
  #nextStyle: StyleSpecification | null = null

  static async create(options: MapViewOptions): Promise<MapView> {
    const library = await loadMapLibrary()
    await answerTiles()
    await answerBasemaps()
    return new MapView(
      new library.Map({
        container: options.container,
        style: { version: 8, sources: {}, layers: [] },
        center: [...options.center],
        zoom: options.zoom,
        maxZoom: 20,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        maxPitch: 0,
        doubleClickZoom: false,
        fadeDuration: 0,
        locale: { 'Map.Title': options.label }
      }),
      options.keys
    )
  }

  private constructor(map: LibraryMap, keys = '') {
    this.map = map
    this.#refresh = new TileRefresh(map, SOURCE.observations)
    map.touchZoomRotate.disableRotation()
    map.getCanvas().setAttribute('aria-description', keys)
    map.setMissingStyleImageResolver(id => this.#drawImage(id))
    map.on('style.load', () => this.#addMarks())
    map.on('webglcontextlost', () => this.#lost())
    map.on('webglcontextrestored', () => this.#restored())
    // A panel that opens beside the map takes its room from the side at which somebody has just tapped.
    map.on('resize', () => this.keepInSight())
  }

  #lost(): void {
    this.#isLost = true
    this.#refresh.stop()
  }

  #restored(): void {
    this.#isLost = false
    if (this.#nextStyle !== null) this.map.setStyle(this.#nextStyle, { diff: false })
    this.#nextStyle = null
  }

  /** Shows a project's observations; null shows none. */
  setProject(project: Project | null): void {
    this.#address?.release()
    this.#address = project?.store.tiles === undefined ? null : new TileAddress(project.store.tiles)
    this.#categories = project?.categories ?? null
    if (hasStyle(this.map) && this.map.isStyleLoaded()) this.#addMarks()
  }

  setFilter(filter: Filter | null): void {
    this.#filter = filter
    if (!hasStyle(this.map)) return
    const source = this.map.getSource<VectorTileSource>(SOURCE.observations)
    if (source !== undefined && this.#address !== null) source.setTiles([this.#address.template(filter)])
  }

  /** Changes the base map. The newest call wins. */
  async setStyle(style: Promise<Json>, colours: MarkColours): Promise<void> {
    const run = ++this.#styleRun
    const loaded = await style
    if (run !== this.#styleRun) return
    this.#colours = colours
    if (this.#isLost) this.#nextStyle = loaded as unknown as StyleSpecification
    else this.map.setStyle(loaded as unknown as StyleSpecification, { diff: false })
  }

  /** Observations changed: their tiles are asked for again. */
  refresh(): void {
    if (hasStyle(this.map)) this.#refresh.request()
  }

  draw(source: Exclude<keyof typeof SOURCE, 'observations'>, points: readonly DrawnPoint[]): void {
    this.#drawn.set(SOURCE[source], points)
    this.#fill(SOURCE[source], points)
  }

  /** Draws the line or the area of a document thick; null draws none so. */
  setChosen(id: DocumentId | null): void {
    this.#chosen = id
    if (!hasStyle(this.map)) return
    for (const [layer, width] of strokeWidths(id))
      if (this.map.getLayer(layer) !== undefined) this.map.setPaintProperty(layer, 'line-width', width)
  }

  /** Moves the map as little as shows the chosen mark whole. */
  keepInSight(): void {
    const place = this.#drawn.get(SOURCE.selected)?.[0]
    if (place === undefined) return
    const { clientWidth: width, clientHeight: height } = this.map.getContainer()
    const move = moveIntoSight(this.map.project([...place.lngLat]), { width, height })
    if (move !== null) this.map.panBy([...move], { animate: !prefersStill() })
  }

  /**
   * Resolves when it stands still with all that it was given on it, or is gone.
   * @param undone what the element does with it
   * @param updated resolves when the element has drawn itself
   */
  async drawn(undone: Undone, updated: () => Promise<unknown>): Promise<void> {
    do {
      await undone.none()
      await this.#idle()
      // What lies in view is read once it rests, and may bring more to draw.
      await undone.none()
      await updated()
    } while (!this.#isGone && !this.#isDrawn)
  }

  /** After a frame that left the library nothing to do. */
  #idle(): Promise<void> {
    const { map } = this
    return new Promise(resolve => {
      const done = (): void => {
        map.off('idle', done)
        map.off('remove', done)
        resolve()
      }
      if (this.#isGone) return resolve()
      map.on('idle', done)
      map.on('remove', done)
      map.triggerRepaint()
    })
  }

  get #isDrawn(): boolean {
    return this.map.loaded() && !this.map.isMoving() && !this.#refresh.isWanted
  }

  destroy(): void {
    this.#isGone = true
    this.#styleRun++
    this.#refresh.stop()
    this.#address?.release()
    this.map.remove()
  }

  #addMarks(): void {
    const { map } = this
    if (this.#colours === null) return
    const presets = this.#categories?.presets().map(preset => preset.id) ?? []
    const layers = [...this.#shapeLayers(presets, this.#colours), ...markLayers(presets, this.#colours)]
    for (const layer of layers) if (map.getLayer(layer.id) !== undefined) map.removeLayer(layer.id)
    for (const id of Object.values(SOURCE)) if (map.getSource(id) !== undefined) map.removeSource(id)
    for (const id of Object.values(SOURCE)) {
      if (id === SOURCE.observations) continue
      map.addSource(id, emptySource)
      this.#fill(id, this.#drawn.get(id) ?? [])
    }
    if (this.#address !== null)
      map.addSource(SOURCE.observations, observationSource(this.#address.template(this.#filter)))
    for (const layer of layers) {
      if ('source' in layer && map.getSource(layer.source) === undefined) continue
      map.addLayer(layer)
    }
    this.setChosen(this.#chosen)
  }

  #shapeLayers(presets: readonly string[], colours: MarkColours): LayerSpecification[] {
    const paintOf = (preset: string): string => this.#paintOf(preset)
    return shapeLayers(presets, { edge: colours.edge, ring: colours.ring, track: colours.here, paintOf })
  }

  #paintOf(preset: string): string {
    if (this.#colours?.paint != null) return this.#colours.paint
    const known = this.#categories?.preset(preset) ?? null
    return known === null ? NO_PAINT : this.#categories!.paint(known.color)
  }

  #fill(id: string, points: readonly DrawnPoint[]): void {
    if (!hasStyle(this.map)) return
    // It resolves when the data is drawn; the library tells a failure by its own event.
    void this.map.getSource<GeoJSONSource>(id)?.setData(collection(points))
  }

  async #drawImage(id: string): Promise<void> {
    const [kind, first, second] = split(id)
    const colours = this.#colours
    if (colours === null) return
    const image = await this.#imageOf(kind, first, second, colours)
    if (image !== null && hasStyle(this.map) && colours === this.#colours && !this.map.hasImage(id))
      this.map.addImage(id, image, { pixelRatio: PIXEL_RATIO })
  }

  async #imageOf(
    kind: string,
    first: string,
    second: string,
    colours: MarkColours
  ): Promise<ImageData | null> {
    if (kind === 'pile') return drawPile(Number(first), Number(second), colours)
    if (kind === 'badge') return drawBadge(first === 'other' ? 'other' : 'here', colours)
    if (kind === 'hatch') return drawHatch(this.#paintOf(first))
    const looks = { mark: 'plain', selected: 'selected', draft: 'draft' } as const
    if (kind !== 'mark' && kind !== 'selected' && kind !== 'draft') return null
    const preset = this.#categories?.preset(first) ?? null
    return drawMark(
      {
        kind: looks[kind],
        paint: this.#paintOf(first),
        icon: preset === null ? null : this.#categories!.iconUrl(preset.icon)
      },
      colours
    )
  }
}

/** `kind/rest`, where the rest of a mark's id may hold slashes itself. */
function split(id: string): readonly [kind: string, first: string, second: string] {
  const at = id.indexOf('/')
  const kind = id.slice(0, at)
  const rest = id.slice(at + 1)
  if (kind !== 'pile') return [kind, rest, '']
  const [first = '', second = ''] = rest.split('/')
  return [kind, first, second]
}

function collection(points: readonly DrawnPoint[]): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ lngLat, properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...lngLat] },
      properties: { ...properties }
    }))
  }
}
