import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DocumentId } from '../../model/index.js'
import type { Filter, Preset, Project } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { PagedDocuments } from '../controllers/paged-documents.js'
import { ProjectController } from '../controllers/project.js'
import { controls, tokens } from '../styles/index.js'
import {
  CairnObservationListResumeEvent,
  CairnObservationListSelectEvent
} from './observation-list-events.js'
import { listStyles } from './observation-list.styles.js'
import { greyRow, rowContent } from './row.js'

/** Rows drawn beyond each end of what is in view. */
const MARGIN = 6

/**
 * @summary The project's observations as a list: the map's equal. Reads page by page and draws only the rows in
 *   view, so that a hundred thousand are no burden.
 *
 * @slot head - Beside the count.
 * @slot empty - Below the words of an empty list, for a button.
 * @event {CairnObservationListSelectEvent} cairn-observation-list-select - A row was chosen.
 * @event {CairnObservationListResumeEvent} cairn-observation-list-resume - The draft's row was chosen.
 * @csspart head - Count and order.
 * @csspart row - A row's button.
 */
export class CairnObservationList extends LitElement {
  static override styles = [tokens, controls, listStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Shows only what fits. */
  @property({ attribute: false }) filter: Filter | null = null
  @property() selected: DocumentId | null = null
  /** By the author's clock of writing. */
  @property() order: 'newest' | 'oldest' = 'newest'
  /** Shows a first row for a draft that is not saved yet. */
  @property({ attribute: false }) draft: { readonly presetRef: string | null } | null = null

  @state() private first: number = 0
  @state() private last: number = 20
  @query('.scroller') private scroller!: HTMLElement | null

  readonly #localize = new LocalizeController(this)
  readonly #pages = new PagedDocuments(this)
  readonly #project = new ProjectController(this, {
    changed: () => this.#ask(),
    event: event => {
      if (event.type === 'documents' && event.kinds.includes('observation')) this.#pages.renew()
      if (event.type === 'sync') this.#pages.renew()
    }
  })
  #row = 72
  #active = 0
  #size: ResizeObserver | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    this.#size = new ResizeObserver(() => this.#look())
    this.#size.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#size?.disconnect()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('filter') || changed.has('order'))) this.#ask()
  }

  override updated(): void {
    const row = this.renderRoot.querySelector('li[data-row]')
    if (row instanceof HTMLElement && row.offsetHeight > 0 && row.offsetHeight !== this.#row) {
      this.#row = row.offsetHeight
      this.#look()
    }
  }

  /** How many observations match; undefined while it is not known. */
  get total(): number | undefined {
    return this.#pages.state === 'pending' ? undefined : this.#pages.total
  }

  #ask(): void {
    const project = this.#project.value
    if (project === undefined) return
    this.#active = 0
    if (this.scroller) this.scroller.scrollTop = 0
    this.#pages.ask(project, {
      kind: 'observation',
      sort: this.order,
      ...(this.filter === null ? {} : { filter: this.filter })
    })
  }

  readonly #look = (): void => {
    const { scroller } = this
    if (!scroller) return
    const first = Math.max(0, Math.floor(scroller.scrollTop / this.#row) - MARGIN)
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / this.#row) + MARGIN
    this.#pages.show(first, last)
    this.first = first
    this.last = last
  }

  readonly #key = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((this.scroller?.clientHeight ?? 0) / this.#row) - 1)
    const moves = new Map([
      ['ArrowDown', this.#active + 1],
      ['ArrowUp', this.#active - 1],
      ['PageDown', this.#active + page],
      ['PageUp', this.#active - page],
      ['Home', 0],
      ['End', this.#pages.rows - 1]
    ])
    const to = moves.get(event.key)
    if (to === undefined) return
    event.preventDefault()
    void this.#focusRow(Math.max(0, Math.min(this.#pages.rows - 1, to)))
  }

  async #focusRow(row: number): Promise<void> {
    const { scroller } = this
    if (!scroller) return
    this.#active = row
    const top = row * this.#row
    if (top < scroller.scrollTop) scroller.scrollTop = top
    else if (top + this.#row > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = top + this.#row - scroller.clientHeight
    this.#look()
    this.requestUpdate()
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`li[data-row='${row}'] button`)?.focus({ preventScroll: true })
  }

  #choose(row: number, id: DocumentId): void {
    this.#active = row
    this.selected = id
    this.dispatchEvent(new CairnObservationListSelectEvent(id))
  }

  override render(): TemplateResult {
    const project = this.#project.value
    return html`${this.#head()} ${this.#draftRow(project ?? null)}
      <div class="scroller" @scroll=${this.#look} tabindex="-1">
        ${project ? this.#content(project) : this.#waiting(project)}
      </div>`
  }

  #content(project: Project): TemplateResult {
    if (this.#pages.state === 'failed') {
      return html`<p class="note danger" role="alert">
        <cairn-icon name="warn"></cairn-icon>
        <span class="grow"
          >${this.#localize.t('list.failed')} ${errorText(this.#pages.error, this.#localize)}</span
        >
        <button class="button slight" type="button" @click=${() => this.#ask()}>
          ${this.#localize.t('tryAgain')}
        </button>
      </p>`
    }
    if (this.#pages.state === 'pending') return this.#waiting(undefined)
    return this.#pages.total === 0 ? this.#empty() : this.#rows(project)
  }

  #head(): TemplateResult {
    const { t } = this.#words
    return html`<div class="head" part="head">
      <span class="count" role="status"
        >${this.total === undefined ? t('loading') : t('observations', { n: this.total })}</span
      >
      <slot name="head"></slot>
      <label class="order">
        <span class="visually-hidden">${t('list.order')}</span>
        <select
          .value=${this.order}
          @change=${(event: Event) => (this.order = (event.target as HTMLSelectElement).value as 'newest' | 'oldest')}
        >
          <option value="newest" ?selected=${this.order === 'newest'}>${t('list.newest')}</option>
          <option value="oldest" ?selected=${this.order === 'oldest'}>${t('list.oldest')}</option>
        </select>
        <cairn-icon name="chevron-down"></cairn-icon>
      </label>
    </div>`
  }

  #rows(project: Project): TemplateResult {
    const count = this.#pages.rows
    const last = Math.min(this.last, count)
    const first = Math.min(this.first, last)
    if (this.#active >= count) this.#active = Math.max(0, count - 1)
    const walk = this.#active >= first && this.#active < last ? this.#active : first
    const rows = Array.from({ length: last - first }, (_, i) => first + i)
    return html`<ul
      role="list"
      aria-label=${this.#localize.t('list.label')}
      @keydown=${this.#key}
      .style=${`padding-block:${first * this.#row}px ${(count - last) * this.#row}px`}
    >
      ${repeat(
        rows,
        row => row,
        row => this.#rowItem(row, project, row === walk)
      )}
    </ul>`
  }

  #rowItem(row: number, project: Project, walk: boolean): TemplateResult {
    const document = this.#pages.at(row)
    if (document === undefined) return html`<li data-row=${row} aria-busy="true">${greyRow()}</li>`
    return html`<li data-row=${row} aria-setsize=${this.#pages.total} aria-posinset=${row + 1}>
      <button
        type="button"
        class="item"
        part="row"
        tabindex=${walk ? 0 : -1}
        aria-current=${document.id === this.selected ? 'true' : 'false'}
        @click=${() => this.#choose(row, document.id)}
      >
        ${rowContent(document, project, this.#localize)}
      </button>
    </li>`
  }

  #draftRow(project: Project | null): TemplateResult | typeof nothing {
    if (this.draft === null || project === null) return nothing
    const preset: Preset | null = project.categories.preset(this.draft.presetRef)
    return html`<button
      class="item draft"
      type="button"
      @click=${() => this.dispatchEvent(new CairnObservationListResumeEvent())}
    >
      <cairn-disc
        draft
        .icon=${preset === null ? null : project.categories.iconUrl(preset.icon)}
        .paint=${preset === null ? '' : project.categories.paint(preset.color)}
      ></cairn-disc>
      <span class="grow"
        ><span class="name" dir="auto">${preset?.name ?? this.#words.t('noCategory')}</span
        ><span class="second">${this.#words.t('list.draft')}</span></span
      >
      <span class="tag"><cairn-icon name="pencil"></cairn-icon>${this.#words.t('form.draftKept')}</span>
    </button>`
  }

  #empty(): TemplateResult {
    const { t } = this.#words
    const filtered = this.filter !== null && Object.keys(this.filter).length > 0
    return html`<div class="empty">
      ${filtered ? nothing : html`<cairn-cairn-glyph large held="1"></cairn-cairn-glyph>`}
      <h2>${t(filtered ? 'list.noMatch' : 'list.empty')}</h2>
      <p class="muted">${t(filtered ? 'list.noMatchHint' : 'list.emptyHint')}</p>
      <slot name="empty"></slot>
    </div>`
  }

  #waiting(project: null | undefined): TemplateResult {
    if (project === null) return html`${nothing}`
    return html`<div aria-hidden="true">${Array.from({ length: 6 }, () => greyRow())}</div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-observation-list': CairnObservationList
  }
}
