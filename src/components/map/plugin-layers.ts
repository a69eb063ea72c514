import type { ErrorEvent, LayerSpecification, Map as LibraryMap, SourceSpecification } from 'maplibre-gl'
import type { MapLayersStyle, UsedMapLayers } from '../../project/types.js'
import { basemapAddress } from './basemap-protocol.js'
import { hasStyle, takesLayers } from './has-style.js'
import { SHAPE_LAYER } from './shape-layers.js'

type Theme = 'light' | 'dark'

interface Drawn {
  readonly layers: UsedMapLayers
  readonly theme: Theme
  /** What they answered last; null until they did. */
  style: MapLayersStyle | null
  readonly stop: () => void
}

/** The first of these that is there lies right above what is drawn below the observations. */
const LOWEST: readonly string[] = [SHAPE_LAYER.areas, 'cairn-here-area']
/** What lies right above the observations themselves. */
const OVER_MARKS: readonly string[] = ['cairn-badges']

/** Layers that plugins bring, on one map: put back on every style, each under names of its own. */
export class PluginLayers {
  readonly #map: LibraryMap
  #drawn: readonly Drawn[] = []
  readonly #hidden = new Set<string>()

  constructor(map: LibraryMap) {
    this.#map = map
    map.on('style.load', this.#addAll)
  }

  get attribution(): readonly string[] {
    return this.#drawn.flatMap(({ layers }) => layers.attribution ?? [])
  }

  /** Draws these from now on, bottom first; what is drawn already stays as it is. */
  show(wanted: readonly UsedMapLayers[], theme: Theme): void {
    const before = this.#drawn
    const stays = ({ layers, theme: was }: Drawn): boolean => was === theme && wanted.includes(layers)
    for (const each of before) if (!stays(each)) this.#remove(each)
    this.#drawn = wanted.map(
      layers => before.find(each => each.layers === layers && stays(each)) ?? this.#begin(layers, theme)
    )
  }

  isShown(id: string): boolean {
    return this.#drawn.some(({ layers }) => layers.id === id) && !this.#hidden.has(id)
  }

  setShown(id: string, shown: boolean): void {
    if (shown) this.#hidden.delete(id)
    else this.#hidden.add(id)
    for (const each of this.#drawn)
      if (each.layers.id === id)
        for (const name of this.#names(each))
          this.#map.setLayoutProperty(name, 'visibility', shown ? 'visible' : 'none')
  }

  stop(): void {
    this.#map.off('style.load', this.#addAll)
    for (const { stop } of this.#drawn) stop()
    this.#drawn = []
  }

  #begin(layers: UsedMapLayers, theme: Theme): Drawn {
    const ask = (): void => void this.#ask(drawn)
    const drawn: Drawn = { layers, theme, style: null, stop: layers.subscribe?.(ask) ?? (() => undefined) }
    // Not before `show` has put it on the list.
    queueMicrotask(ask)
    return drawn
  }

  async #ask(drawn: Drawn): Promise<void> {
    try {
      const style = await drawn.layers.layers(drawn.theme, basemapAddress(drawn.layers))
      if (!this.#drawn.includes(drawn)) return
      this.#clear(drawn)
      drawn.style = style
      if (takesLayers(this.#map)) this.#add(drawn)
    } catch (error) {
      // The project has switched it off and tells so.
      console.error(error)
    }
  }

  readonly #addAll = (): void => {
    for (const each of this.#drawn) this.#add(each)
  }

  /** What the library does not take is the plugin's failure, and nobody else's. */
  #add(drawn: Drawn): void {
    const { layers, style } = drawn
    if (style === null) return
    const refused: unknown[] = []
    const hear = ({ error }: ErrorEvent): unknown => refused.push(error)
    this.#map.on('error', hear)
    try {
      this.#addStyle(layers, style)
    } catch (error) {
      refused.push(error)
    }
    this.#map.off('error', hear)
    if (refused.length === 0) return
    this.#clear(drawn)
    drawn.style = null
    layers.failed?.(refused[0])
  }

  #addStyle({ id, place }: UsedMapLayers, { sources, layers }: MapLayersStyle): void {
    const map = this.#map
    const visibility = this.#hidden.has(id) ? 'none' : 'visible'
    const before = (place === 'above' ? OVER_MARKS : LOWEST).find(name => map.getLayer(name) !== undefined)
    for (const [name, source] of Object.entries(sources)) {
      const own = nameOf(id, name)
      if (map.getSource(own) === undefined) map.addSource(own, source as unknown as SourceSpecification)
    }
    for (const layer of layers) {
      const own = nameOf(id, layer.id)
      if (map.getLayer(own) !== undefined) continue
      const source = layer['source']
      const layout = { ...(layer['layout'] as object | undefined), visibility }
      const named = {
        ...layer,
        id: own,
        layout,
        ...(typeof source === 'string' && { source: nameOf(id, source) })
      }
      map.addLayer(named as unknown as LayerSpecification, before)
    }
  }

  #remove(drawn: Drawn): void {
    drawn.stop()
    this.#clear(drawn)
  }

  #clear({ layers: { id }, style }: Drawn): void {
    const map = this.#map
    if (style === null || !takesLayers(map)) return
    for (const layer of style.layers)
      if (map.getLayer(nameOf(id, layer.id)) !== undefined) map.removeLayer(nameOf(id, layer.id))
    for (const name of Object.keys(style.sources))
      if (map.getSource(nameOf(id, name)) !== undefined) map.removeSource(nameOf(id, name))
  }

  #names({ layers: { id }, style }: Drawn): readonly string[] {
    if (!hasStyle(this.#map)) return []
    return (style?.layers ?? [])
      .map(layer => nameOf(id, layer.id))
      .filter(name => this.#map.getLayer(name) !== undefined)
  }
}

function nameOf(id: string, name: string): string {
  return `plugin/${id}/${name}`
}
