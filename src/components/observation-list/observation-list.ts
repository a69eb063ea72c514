import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { repeat } from 'lit/directives/repeat.js'
import { attachmentsOf } from '../../model/document-view.js'
import type { DocumentId } from '../../model/index.js'
import type { Filter, Media, Project, StoredDocument } from '../../project/types.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { PagedDocuments } from '../controllers/paged-documents.js'
import { ProjectController } from '../controllers/project.js'
import { VirtualRows } from '../controllers/virtual-rows.js'
import { controls, tokens } from '../styles/index.js'
import type { ChosenRows } from './chosen-rows.js'
import { currentPosition } from './current-position.js'
import { listHead } from './list-head.js'
import type { ListOrder } from './list-head.js'
import { LongPress } from './long-press.js'
import {
  CairnObservationListChosenEvent,
  CairnObservationListResumeEvent,
  CairnObservationListSelectEvent
} from './observation-list-events.js'
import { listStyles } from './observation-list.styles.js'
import { draftRow, greyRow, rowContent } from './row.js'
import type { Thumbnails } from './thumbnails.js'

/**
 * @summary The project's observations as a list: the map's equal. Reads page by page and draws only the rows in
 *   view, so that a hundred thousand are no burden.
 *
 * @slot head - Beside the count.
 * @slot empty - Below the words of an empty list, for a button.
 * @slot chosen - At the foot while rows are chosen: what can be done with them.
 * @event {CairnObservationListSelectEvent} cairn-observation-list-select - A row was opened.
 * @event {CairnObservationListResumeEvent} cairn-observation-list-resume - The draft's row was opened.
 * @event {CairnObservationListChosenEvent} cairn-observation-list-chosen - Rows were chosen, or taken out of the choice.
 * @csspart head - Count and order.
 * @csspart row - A row's button.
 * @csspart chosen - The foot while rows are chosen.
 */
export class CairnObservationList extends LitElement {
  static override styles = [tokens, controls, listStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Shows only what fits. */
  @property({ attribute: false }) filter: Filter | null = null
  @property() selected: DocumentId | null = null
  /** By the author's clock of writing, by name, or by the way from `near`. */
  @property() order: ListOrder = 'newest'
  /** Longitude, latitude in degrees. Without it this device's position is asked for when `order` is `nearest`. */
  @property({ attribute: false }) near: readonly [number, number] | null = null
  /** Shows a first row for a draft that is not saved yet. */
  @property({ attribute: false }) draft: { readonly presetRef: string | null } | null = null

  /** Offers to choose many: by a button, and by a long press on a row. */
  @property({ type: Boolean, attribute: 'with-choosing' }) withChoosing: boolean = false
  /** Rows are being chosen. */
  @property({ type: Boolean, reflect: true }) choosing: boolean = false

  @state() private failure: unknown = null
  /** Why there is no position to go by. */
  @state() private nowhere: 'denied' | 'unavailable' | null = null

  readonly #localize = new LocalizeController(this)
  readonly #pages = new PagedDocuments(this)
  readonly #project = new ProjectController(this, {
    changed: () => this.#ask(),
    event: event => {
      if (event.type === 'documents' && event.kinds.includes('observation')) this.#pages.renew()
      if (event.type === 'sync') this.#pages.renew()
      if (event.type === 'media') this.#thumbnails?.heard(event.hash)
    }
  })
  readonly #list = new VirtualRows(this, {
    height: 72,
    count: () => this.#pages.rows,
    shown: (first, last) => this.#pages.show(first, last)
  })
  readonly #press = new LongPress(row => void this.#begin(row))
  #chosen: ChosenRows | null = null
  #thumbnails: Thumbnails | null = null

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#chosen?.stop()
    this.#thumbnails?.close()
    this.#thumbnails = null
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('filter') || changed.has('order') || changed.has('near'))) this.#ask()
    if (!changed.has('choosing')) return
    if (!this.choosing) this.#end()
    else if (this.#chosen === null) void this.#begin(null)
  }

  override updated(): void {
    this.#list.measure(this.renderRoot.querySelector<HTMLElement>('ul > li')?.offsetHeight ?? 0)
  }

  /** How many observations match; undefined while it is not known. */
  get total(): number | undefined {
    return this.#pages.state === 'pending' ? undefined : this.#pages.total
  }

  #ask(): void {
    const project = this.#project.value
    if (project === undefined) return
    this.#list.toTop()
    this.#chosen?.clear()
    const { order, filter, near } = this
    if (order === 'nearest' && near === null) return void this.#locate()
    if (order === 'nearest') this.nowhere = null
    this.#pages.ask(project, {
      kind: 'observation',
      sort: order,
      ...(filter !== null && { filter }),
      ...(order === 'nearest' && near !== null && { near })
    })
  }

  /** Without a position the newest are first again, and it is said why. */
  async #locate(): Promise<void> {
    const found = await currentPosition()
    if (this.order !== 'nearest' || this.near !== null) return
    if (typeof found !== 'string') return void (this.near = found)
    this.order = 'newest'
    this.nowhere = found
  }

  /** What is chosen. */
  get chosen(): ReadonlySet<DocumentId> {
    return this.#chosen?.ids ?? new Set()
  }

  /** Begins to choose, with one row when there is one. */
  async #begin(row: number | null): Promise<void> {
    const wasChoosing = this.choosing
    try {
      const { ChosenRows } = await import('./chosen-rows.js')
      const isEnded = wasChoosing && !this.choosing
      if (!this.isConnected || isEnded) return
      this.#chosen ??= new ChosenRows({
        pages: this.#pages,
        changed: () => this.#choiceChanged(),
        failed: error => (this.failure = error)
      })
      this.choosing = true
      const id = row === null ? undefined : this.#pages.at(row)?.id
      if (row !== null && id !== undefined) this.#chosen.toggle(row, id)
      this.requestUpdate()
    } catch (error) {
      this.choosing = false
      this.failure = error
    }
  }

  #end(): void {
    if (this.#chosen === null) return
    this.#chosen.stop()
    this.#chosen = null
    this.#choiceChanged()
  }

  /** Told once all that was asked for is chosen: a copy for each page of many would cost more than reading them. */
  #choiceChanged(): void {
    this.requestUpdate()
    if (this.#chosen?.isReading === true) return
    this.dispatchEvent(new CairnObservationListChosenEvent(new Set(this.chosen), this.choosing))
  }

  /** Begins or ends by a button, and keeps the focus in the list's head. */
  async #switch(choosing: boolean): Promise<void> {
    if (choosing) await this.#begin(null)
    else this.choosing = false
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.head .switch')?.focus()
  }

  #chooseAll(): void {
    const project = this.#project.value
    if (!project || this.#chosen === null) return
    if (this.#chosen.ids.size === this.total) this.#chosen.clear()
    else void this.#chosen.all(project, this.filter)
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#chosen === null) return this.#list.key(event)
    const to = event.shiftKey ? this.#list.rowFor(event.key) : null
    if (event.key === 'Escape') void this.#switch(false)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.#chooseAll()
    else if (to !== null) void this.#chosen.through(to)
    if (to === null && event.key !== 'a') return this.#list.key(event)
    event.preventDefault()
    if (to !== null) void this.#list.focus(to)
  }

  #choose(row: number, id: DocumentId, event: MouseEvent): void {
    this.#list.active = row
    if (event.shiftKey) void this.#chosen?.through(row)
    else this.#chosen?.toggle(row, id)
  }

  #open(row: number, id: DocumentId): void {
    this.#list.active = row
    this.selected = id
    this.dispatchEvent(new CairnObservationListSelectEvent(id))
  }

  override render(): TemplateResult {
    const project = this.#project.value
    return html`${this.#head()}
      ${this.failure === null ? nothing : this.#failed(this.failure, () => (this.failure = null))}
      <div class="live" role="status">
        ${this.nowhere === null ? nothing : html`<p class="note">${this.#words.t(`map.${this.nowhere}`)}</p>`}
      </div>
      ${this.choosing ? nothing : this.#draftRow(project ?? null)}
      <div class="scroller" @scroll=${this.#list.look} tabindex="-1">
        ${project ? this.#content(project) : this.#waiting(project)}
      </div>
      ${this.choosing ? html`<div class="chosen" part="chosen"><slot name="chosen"></slot></div>` : nothing}`
  }

  #content(project: Project): TemplateResult {
    if (this.#pages.state === 'failed') return this.#failed(this.#pages.error, () => this.#ask())
    if (this.#pages.state === 'pending') return this.#waiting(undefined)
    return this.#pages.total === 0 ? this.#empty() : this.#rows(project)
  }

  #head(): TemplateResult {
    return listHead(
      {
        total: this.total,
        order: this.order,
        setOrder: order => (this.order = order),
        canChoose: this.withChoosing,
        chosen: this.#chosen === null ? null : this.#chosen.ids.size,
        isReading: this.#chosen?.isReading === true,
        switchChoosing: choosing => void this.#switch(choosing),
        chooseAll: () => this.#chooseAll()
      },
      this.#localize
    )
  }

  #rows(project: Project): TemplateResult {
    const { first, last, walk } = this.#list.drawn
    const { height } = this.#list
    const rows = Array.from({ length: last - first }, (_, i) => first + i)
    this.#keepThumbnails(rows)
    const press = this.withChoosing && this.#chosen === null ? this.#press : null
    return html`<ul
      role="list"
      aria-label=${this.#localize.t('list.label')}
      class=${this.withChoosing ? 'pressable' : ''}
      @keydown=${this.#key}
      @pointerdown=${press?.down}
      @pointermove=${press?.move}
      @pointerup=${press?.stop}
      @pointercancel=${press?.stop}
      .style=${`padding-block:${first * height}px ${(this.#pages.rows - last) * height}px`}
    >
      ${repeat(
        rows,
        row => row,
        row => this.#rowItem(row, project, row === walk ? 0 : -1)
      )}
    </ul>`
  }

  #rowItem(row: number, project: Project, tabindex: 0 | -1): TemplateResult {
    const document = this.#pages.at(row)
    if (document === undefined) return html`<li aria-busy="true">${greyRow()}</li>`
    const content = rowContent(document, project, this.#localize, {
      picture: this.#thumbnail(document, project),
      near: this.order === 'nearest' ? this.near : null
    })
    const chosen = this.#chosen
    return html`<li aria-setsize=${this.#pages.total} aria-posinset=${row + 1}>
      ${
        chosen === null
          ? html`<button
              type="button"
              class="item"
              part="row"
              data-row=${row}
              tabindex=${tabindex}
              aria-current=${document.id === this.selected ? 'true' : 'false'}
              @click=${() => this.#open(row, document.id)}
            >
              ${content}
            </button>`
          : html`<label class="item" part="row">
              <input
                type="checkbox"
                data-row=${row}
                tabindex=${tabindex}
                .checked=${live(chosen.ids.has(document.id))}
                @click=${(event: MouseEvent) => this.#choose(row, document.id, event)}
              />
              ${content}
            </label>`
      }
    </li>`
  }

  /** Undefined where there is no file, null where its picture is not here. */
  #thumbnail(document: StoredDocument, { store }: Project): string | null | undefined {
    const hashes = attachmentsOf(document)
    if (hashes.length === 0 || store.media === undefined) return undefined
    if (this.#thumbnails === null) void this.#startThumbnails(store.media)
    return this.#thumbnails?.of(hashes) ?? null
  }

  async #startThumbnails(media: Media): Promise<void> {
    const { Thumbnails } = await import('./thumbnails.js')
    if (!this.isConnected || this.#thumbnails !== null) return
    this.#thumbnails = new Thumbnails(media, () => this.requestUpdate())
    this.requestUpdate()
  }

  #keepThumbnails(rows: readonly number[]): void {
    this.#thumbnails?.keep(
      rows.flatMap(row => {
        const document = this.#pages.at(row)
        return document === undefined ? [] : [attachmentsOf(document)]
      })
    )
  }

  #draftRow(project: Project | null): TemplateResult | typeof nothing {
    if (this.draft === null || project === null) return nothing
    return draftRow(this.draft, project, this.#localize, () =>
      this.dispatchEvent(new CairnObservationListResumeEvent())
    )
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

  #failed(error: unknown, again: () => void): TemplateResult {
    const { t } = this.#words
    return html`<p class="note danger" role="alert">
      <cairn-icon name="warn"></cairn-icon>
      <span class="grow">${t('list.failed')} ${errorText(error, this.#localize)}</span>
      <button class="button slight" type="button" @click=${again}>${t('tryAgain')}</button>
    </p>`
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
