import type { TemplateResult } from 'lit'
import type { Project } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import type { Following } from './following.js'
import { coordinates } from './map-parts.js'
import type { MapView } from './map-view.js'
import type { MapPin } from './own-points.js'
import type { PluginParts } from './plugin-parts.js'
import { prefersStill } from './prefers-still.js'

interface ExtrasHost {
  readonly view: () => MapView | null
  readonly goTo: (lngLat: readonly [number, number], zoom?: number) => void
  /** Colour of the own position. */
  readonly colour: () => string
  /** What is shown of them has changed. */
  readonly changed: () => void
  /** Told of what is done by itself. */
  readonly run: (work: Promise<void>) => void
  /** One of them could not be loaded, or did not work. */
  readonly failed: (error: unknown) => void
}

/** What a map has only where somebody uses it; each comes when it is first needed. */
export class MapExtras {
  readonly #host: ExtrasHost
  /** Own position, following and compass. */
  following: Following | null = null
  /** Layers and controls of plugins. */
  plugins: PluginParts | null = null
  /** What measures, while somebody does. */
  measuring: TemplateResult | null = null

  constructor(host: ExtrasHost) {
    this.#host = host
  }

  follow(then: (following: Following) => unknown = () => undefined): void {
    this.#run(this.#follow(then))
  }

  showPlugins(project: Project | null, theme: 'light' | 'dark'): void {
    this.#run(this.#showPlugins(project, theme))
  }

  /** @param closed called when it is put away */
  measure(closed: () => void): void {
    this.#run(this.#measure(closed))
  }

  /** Where the pin is, else the middle of the map, in numbers; null before there is one. */
  place(
    pin: MapPin | null,
    project: Project | null | undefined,
    localize: LocalizeController
  ): TemplateResult | null {
    const map = this.#host.view()?.map
    if (map === undefined) return null
    if (customElements.get('cairn-coordinates') === undefined)
      this.#run(import('../coordinates/define.js').then(() => undefined))
    const { lng, lat } = map.getCenter().wrap()
    return coordinates(pin?.lngLat ?? [lng, lat], pin !== null, project, localize)
  }

  #run(work: Promise<void>): void {
    this.#host.run(work.catch(this.#host.failed))
  }

  async #follow(then: (following: Following) => unknown): Promise<void> {
    const { Following } = await import('./following.js')
    const view = this.#host.view()
    if (view === null) return
    this.following ??= new Following({
      library: view.map,
      still: prefersStill,
      colour: this.#host.colour,
      draw: points => view.draw('here', points),
      changed: this.#host.changed
    })
    // What a person is asked is not waited for.
    Promise.resolve(then(this.following)).then(this.#host.changed, this.#host.failed)
  }

  async #measure(closed: () => void): Promise<void> {
    const { measuring } = await import('./measuring.js')
    this.measuring = measuring(() => {
      this.measuring = null
      closed()
    })
    this.#host.changed()
  }

  async #showPlugins(project: Project | null, theme: 'light' | 'dark'): Promise<void> {
    const view = this.#host.view()
    const count = (project?.mapLayers.length ?? 0) + (project?.mapControls.length ?? 0)
    if (view === null || (count === 0 && this.plugins === null)) return
    const { PluginParts } = await import('./plugin-parts.js')
    if (view !== this.#host.view()) return
    const { goTo, changed } = this.#host
    this.plugins ??= new PluginParts({ library: view.map, goTo, changed })
    this.plugins.show(project, theme)
    changed()
  }

  stop(): void {
    this.following?.stop()
    this.plugins?.stop()
    this.following = this.plugins = this.measuring = null
  }
}
