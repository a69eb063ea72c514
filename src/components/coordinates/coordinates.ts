import { css, html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Project } from '../../project/types.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { controls, tokens } from '../styles/index.js'
import { NOTATIONS, sexagesimal, utm } from './notations.js'
import type { Notation } from './notations.js'

/** Name of the choice in `store.local`. */
const NAME = 'coordinates'
/** What one of them is told, all of the page hear. */
const others = new Set<(project: Project, notation: Notation) => void>()

/**
 * @summary A position in words and numbers: as decimal degrees, as degrees, minutes and seconds, or on the UTM grid.
 *   A press writes it the next way; this device remembers which.
 */
export class CairnCoordinates extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: inline-block;
      }
      button {
        min-height: 44px;
        text-align: start;
        font-variant-numeric: tabular-nums;
        border-radius: var(--_radius-s);
      }
    `
  ]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Longitude, latitude in degrees, WGS 84; null shows nothing. */
  @property({ attribute: false }) lngLat: readonly [number, number] | null = null

  @state() private notation: Notation = 'decimal'

  readonly #localize = new LocalizeController(this)
  readonly #project = new ProjectController(this, { changed: project => void this.#recall(project) })

  override connectedCallback(): void {
    super.connectedCallback()
    others.add(this.#hear)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    others.delete(this.#hear)
  }

  readonly #hear = (project: Project, notation: Notation): void => {
    if (project === this.#project.value) this.notation = notation
  }

  async #recall(project: Project | null): Promise<void> {
    try {
      const kept = await project?.store.local?.get(NAME)
      const known = NOTATIONS.find(each => each === kept)
      if (known !== undefined && project === this.#project.value) this.notation = known
    } catch (error) {
      // Degrees are right as well.
      console.error(error)
    }
  }

  readonly #next = (): void => {
    this.notation = NOTATIONS[(NOTATIONS.indexOf(this.notation) + 1) % NOTATIONS.length]!
    const project = this.#project.value
    if (!project) return
    for (const tell of others) tell(project, this.notation)
    project.store.local?.set(NAME, this.notation).catch((error: unknown) => console.error(error))
  }

  override render(): TemplateResult {
    if (this.lngLat === null) return html`${nothing}`
    const words = this.#words(...this.lngLat)
    const how = this.#localize.t('coordinates.other')
    return html`<button type="button" title=${how} aria-label=${`${words}. ${how}`} @click=${this.#next}>
      <bdi>${words}</bdi>
    </button>`
  }

  #words(longitude: number, latitude: number): string {
    if (this.notation === 'utm') {
      const grid = utm(longitude, latitude)
      if (grid !== null) {
        return `${grid.zone}${grid.band} ${Math.floor(grid.easting)} ${Math.floor(grid.northing)}`
      }
    }
    if (this.notation !== 'dms') return this.#localize.position(longitude, latitude)
    return this.#localize.t('position.both', {
      latitude: this.#angle(latitude, latitude < 0 ? 'position.dms.south' : 'position.dms.north'),
      longitude: this.#angle(longitude, longitude < 0 ? 'position.dms.west' : 'position.dms.east')
    })
  }

  #angle(angle: number, key: `position.dms.${'north' | 'south' | 'east' | 'west'}`): string {
    const { degrees, minutes, seconds } = sexagesimal(angle)
    const two = { minimumIntegerDigits: 2 }
    return this.#localize.t(key, {
      degrees,
      minutes: this.#localize.number(minutes, two),
      seconds: this.#localize.number(seconds, { ...two, minimumFractionDigits: 1, maximumFractionDigits: 1 })
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-coordinates': CairnCoordinates
  }
}
