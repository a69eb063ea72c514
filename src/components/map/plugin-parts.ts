import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Map as LibraryMap } from 'maplibre-gl'
import type { MapBox, MapCorner, MapHandle, Project } from '../../project/types.js'
import { PluginControls } from './plugin-controls.js'
import { PluginLayers } from './plugin-layers.js'
import { prefersStill } from './prefers-still.js'

/** Room around a box that is shown whole, pixels. */
const PADDING = 48

interface PluginPartsMap {
  readonly library: LibraryMap
  readonly goTo: (lngLat: readonly [number, number], zoom?: number) => void
  /** What is shown of them has changed. */
  readonly changed: () => void
}

/** Layers and controls that a project's plugins bring to one map. */
export class PluginParts {
  readonly #layers: PluginLayers
  readonly #controls: PluginControls

  constructor(map: PluginPartsMap) {
    this.#layers = new PluginLayers(map.library)
    this.#controls = new PluginControls(handleOf(map, this.#layers), map.changed)
  }

  /** Who made what is drawn. */
  get attribution(): readonly string[] {
    return this.#layers.attribution
  }

  show(project: Project | null, theme: 'light' | 'dark'): void {
    this.#layers.show(project?.mapLayers ?? [], theme)
    this.#controls.show(project?.mapControls ?? [], project)
  }

  /** Below the map's own buttons. */
  get ofButtons(): readonly HTMLElement[] {
    return this.#controls.in('top-end')
  }

  get corners(): readonly (TemplateResult | typeof nothing)[] {
    return [this.#corner('top-start'), this.#corner('bottom-end')]
  }

  /** Above the scale. */
  get atFoot(): TemplateResult | typeof nothing {
    return this.#corner('bottom-start')
  }

  #corner(corner: MapCorner): TemplateResult | typeof nothing {
    const guests = this.#controls.in(corner)
    return guests.length === 0 ? nothing : html`<div class="corner ${corner}" part="corner">${guests}</div>`
  }

  stop(): void {
    this.#layers.stop()
  }
}

function handleOf({ library, goTo }: PluginPartsMap, layers: PluginLayers): MapHandle {
  return {
    get center() {
      const { lng, lat } = library.getCenter().wrap()
      return [lng, lat] as const
    },
    get zoom() {
      return library.getZoom()
    },
    get box(): MapBox {
      const bounds = library.getBounds()
      return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    },
    goTo,
    fit: box => void library.fitBounds([...box], { padding: PADDING, animate: !prefersStill() }),
    isShown: id => layers.isShown(id),
    setShown: (id, shown) => layers.setShown(id, shown),
    subscribe(rested) {
      library.on('moveend', rested)
      return () => library.off('moveend', rested)
    }
  }
}
