import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Map as LibraryMap } from 'maplibre-gl'
import { CairnError } from '../../model/index.js'
import type {
  Basemap,
  BegunPart,
  MapPart,
  OwnMap,
  PartEstimate,
  PartProgress,
  Project
} from '../../project/types.js'
import { fileSize } from '../controllers/file-size.js'
import type { LocalizeController } from '../controllers/localize.js'
import { keepArea } from '../strings/en/keep-area.js'
import { addEnglish } from '../strings/registry.js'
import { areasOf } from './map-areas.js'
import type { AreaName, MapArea } from './map-areas.js'

addEnglish(keepArea)

interface KeepAreaHost {
  readonly localize: LocalizeController
  readonly project: () => Project | null | undefined
  readonly map: () => LibraryMap | null
  readonly changed: () => void
  readonly added: (map: OwnMap) => void
  /** Null: what was said of a failure no longer holds. */
  readonly failed: (error: unknown) => void
}

type Estimate = 'looking' | 'too-large' | PartEstimate

/** Keeps a part of a base map on this device: which one, how large it would be, and how far it is. */
export class KeepArea {
  readonly #host: KeepAreaHost
  #chosen: AreaName | null = null
  #estimate: Estimate | null = null
  #of: Basemap | null = null
  #asking: AbortController | null = null
  #working: { readonly name: string; readonly progress: PartProgress | null } | null = null
  #stopping: AbortController | null = null

  constructor(host: KeepAreaHost) {
    this.#host = host
  }

  /** The choice is another one each time the panel opens: the map has moved. */
  reset(): void {
    this.#asking?.abort()
    this.#chosen = this.#estimate = null
  }

  stop(): void {
    this.#asking?.abort()
    this.#stopping?.abort()
  }

  async #choose(area: MapArea): Promise<void> {
    const basemap = this.#of
    const ownMaps = this.#host.project()?.ownMaps
    if (basemap === null || ownMaps === undefined) return
    this.#asking?.abort()
    const asking = (this.#asking = new AbortController())
    this.#chosen = area.name
    this.#show('looking')
    this.#host.failed(null)
    try {
      const estimate = await ownMaps.estimatePart(this.#partOf(basemap, area), { signal: asking.signal })
      if (asking === this.#asking) this.#show(estimate)
    } catch (error) {
      if (asking !== this.#asking) return
      const isLarge = CairnError.is(error, 'value-too-large')
      this.#show(isLarge ? 'too-large' : null)
      if (!isLarge && !CairnError.is(error, 'aborted')) this.#host.failed(error)
    }
  }

  #show(estimate: Estimate | null): void {
    this.#estimate = estimate
    this.#host.changed()
  }

  #partOf({ id, name }: Basemap, area: MapArea): MapPart {
    const words = this.#host.localize.t(`area.${area.name}`)
    return { basemap: id, name: `${name}, ${words}`, box: area.box, maxZoom: area.maxZoom }
  }

  async #keep(part: MapPart | BegunPart): Promise<void> {
    const ownMaps = this.#host.project()?.ownMaps
    if (ownMaps === undefined || this.#working !== null) return
    const stopping = (this.#stopping = new AbortController())
    const { name } = part
    this.#working = { name, progress: null }
    this.#host.failed(null)
    try {
      const map = await ownMaps.keepPart(part, {
        signal: stopping.signal,
        onProgress: progress => {
          this.#working = { name, progress }
          this.#host.changed()
        }
      })
      this.reset()
      this.#host.added(map)
    } catch (error) {
      if (!CairnError.is(error, 'aborted')) this.#host.failed(error)
    } finally {
      this.#working = this.#stopping = null
      this.#host.changed()
    }
  }

  async #drop(id: string): Promise<void> {
    try {
      await this.#host.project()?.ownMaps.dropPart(id)
    } catch (error) {
      this.#host.failed(error)
    }
    this.#host.changed()
  }

  /** @param shown the base map that is shown, of which a part may be kept where its terms allow it */
  render(shown: Basemap | undefined): TemplateResult | typeof nothing {
    const { project, map, localize } = this.#host
    const begun = project()?.ownMaps.begun ?? []
    const library = map()
    // What is kept is a file: it is offered where files are.
    const canKeep = shown?.keepable !== undefined && (project()?.ownMaps.extensions.length ?? 0) > 0
    const of = canKeep ? shown : null
    if (of !== this.#of) this.reset()
    this.#of = of
    const areas = this.#of === null || library === null ? [] : areasOf(library)
    if (areas.length === 0 && begun.length === 0) return nothing
    return html`<section class="keep" aria-labelledby="keep-title">
      <h2 id="keep-title">${localize.t('area.title')}</h2>
      ${this.#working === null ? html`${begun.map(part => this.#unfinished(part))} ${this.#choice(areas)}` : this.#progress()}
    </section>`
  }

  #choice(areas: readonly MapArea[]): TemplateResult | typeof nothing {
    if (areas.length === 0) return nothing
    const { localize } = this.#host
    return html`<p class="sub">${localize.t('area.lead')}</p>
      <div class="maps" role="radiogroup" aria-labelledby="keep-title">
        ${areas.map(
          area =>
            html`<label class="option">
              <input
                type="radio"
                name="area"
                .value=${area.name}
                .checked=${area.name === this.#chosen}
                @change=${() => void this.#choose(area)}
              />
              <span class="words">
                ${localize.t(`area.${area.name}`)}
                <span class="sub"
                  >${localize.t('area.across', { distance: localize.distance(area.across) })}</span
                >
              </span>
              <span class="tick"><cairn-icon name="check"></cairn-icon></span>
            </label>`
        )}
      </div>
      <p role="status">${this.#estimateWords()}</p>
      ${this.#keepButton(areas.find(({ name }) => name === this.#chosen))}`
  }

  #keepButton(area: MapArea | undefined): TemplateResult | typeof nothing {
    const [basemap, estimate] = [this.#of, this.#estimate]
    if (area === undefined || basemap === null || estimate === null || typeof estimate === 'string')
      return nothing
    return html`<button
      class="button"
      type="button"
      ?disabled=${!estimate.fits}
      @click=${() => void this.#keep(this.#partOf(basemap, area))}
    >
      <cairn-icon name="down-arrow"></cairn-icon>${this.#host.localize.t('area.keep')}
    </button>`
  }

  #estimateWords(): string {
    const { localize } = this.#host
    const estimate = this.#estimate
    if (estimate === null) return ''
    if (estimate === 'looking') return localize.t('area.looking')
    if (estimate === 'too-large') return localize.t('area.tooLarge')
    const size = fileSize(estimate.bytes, localize)
    if (estimate.free === null) return localize.t('area.size', { size })
    const free = fileSize(estimate.free, localize)
    return localize.t(estimate.fits ? 'area.sizeAndFree' : 'area.noRoom', { size, free })
  }

  #progress(): TemplateResult {
    const { localize } = this.#host
    const { name, progress } = this.#working!
    const words =
      progress === null
        ? localize.t('area.looking')
        : localize.t('area.progress', {
            done: progress.done,
            total: progress.total,
            size: fileSize(progress.bytes, localize)
          })
    return html`<div class="field">
      <span class="label" id="keeping">${localize.t('area.working', { name })}</span>
      <progress
        aria-labelledby="keeping"
        aria-valuetext=${words}
        max=${progress?.total ?? nothing}
        value=${progress?.done ?? nothing}
      ></progress>
      <p class="sub">${words}</p>
      <button class="button slight" type="button" @click=${() => this.#stopping?.abort()}>
        ${localize.t('area.stop')}
      </button>
    </div>`
  }

  #unfinished(part: BegunPart): TemplateResult {
    const { localize } = this.#host
    const words = localize.t('area.begun', { name: part.name })
    return html`<div class="question" role="group" aria-label=${words}>
      <p class="strong">${words}</p>
      <div class="acts">
        <button class="button slight" type="button" @click=${() => void this.#drop(part.id)}>
          <cairn-icon name="trash"></cairn-icon>${localize.t('area.drop')}
        </button>
        <button class="button slight" type="button" @click=${() => void this.#keep(part)}>
          <cairn-icon name="down-arrow"></cairn-icon>${localize.t('area.goOn')}
        </button>
      </div>
    </div>`
  }
}
