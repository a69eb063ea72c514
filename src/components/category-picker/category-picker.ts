import { html, LitElement, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { property, query, state } from 'lit/decorators.js'
import type { Geometry, Preset, Project } from '../../project/types.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Reader } from '../controllers/reader.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { CairnCategoryPickerChooseEvent, CairnCategoryPickerCloseEvent } from './category-picker-events.js'
import { pickerStyles } from './category-picker.styles.js'
import { findPresets } from './find-presets.js'
import { recentPresets, rememberPreset } from './recent-presets.js'

/**
 * @summary What did you find? The project's categories as pictures with words: the last three, then all by group.
 *   Where the device has a voice for the language, names can be heard: a tap reads one out, and a button chooses it.
 *
 * @slot bar-end - At the end of the bar.
 * @event {CairnCategoryPickerChooseEvent} cairn-category-picker-choose - A category was chosen.
 * @event {CairnCategoryPickerCloseEvent} cairn-category-picker-close - Closed without a choice.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart tile - A category.
 * @csspart foot - Where the button stands that chooses what was heard.
 * @csspart primary - That button.
 */
export class CairnCategoryPicker extends LitElement {
  static override styles = [tokens, controls, panel, fieldStyles, pickerStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Id of the chosen category. */
  @property() value: string = ''
  /** Offers only categories for this kind of place. */
  @property() geometry: Geometry = 'point'
  /** Leaves the bar out. */
  @property({ type: Boolean, attribute: 'without-bar' }) withoutBar: boolean = false

  @state() private text: string = ''
  /** Null until it is known: tiles must not move under a finger. */
  @state() private recent: readonly string[] | null = null
  /** Taps read names out instead of choosing. */
  @state() private listening: boolean = false
  @state() private heard: Preset | null = null
  @query('input') private input!: HTMLInputElement | null

  readonly #localize = new LocalizeController(this)
  readonly #project = new ProjectController(this, { changed: project => void this.#readRecent(project) })
  readonly #reader = new Reader(this)

  override focus(options?: FocusOptions): void {
    this.input?.focus(options)
  }

  async #readRecent(project: Project | null): Promise<void> {
    const recent = await recentPresets(project?.store.local).catch((error: unknown) => {
      console.error(error)
      return []
    })
    if (project === (this.#project.value ?? null)) this.recent = recent
  }

  #tap(preset: Preset): void {
    if (!this.listening) return this.#choose(preset)
    this.heard = preset
    this.#reader.read(preset.name, this.#localize.language)
  }

  readonly #listen = (): void => {
    this.listening = !this.listening
    this.heard = null
    this.#reader.stop()
  }

  #choose(preset: Preset): void {
    this.value = preset.id
    this.dispatchEvent(new CairnCategoryPickerChooseEvent(preset))
    const project = this.#project.value
    if (!project) return
    void rememberPreset(project.store.local, preset.id)
      .then(() => this.#readRecent(project))
      .catch((error: unknown) => console.error(error))
  }

  readonly #key = (event: KeyboardEvent): void => {
    const tiles = [...this.renderRoot.querySelectorAll<HTMLElement>('[role=radio]')]
    const at = tiles.indexOf(event.composedPath()[0] as HTMLElement)
    if (at < 0) return
    const forward = getComputedStyle(this).direction === 'rtl' ? -1 : 1
    const row = columnsOf(tiles[at]!)
    const steps = new Map([
      ['ArrowRight', forward],
      ['ArrowLeft', -forward],
      ['ArrowDown', row],
      ['ArrowUp', -row],
      ['Home', -at],
      ['End', tiles.length - 1 - at]
    ])
    const step = steps.get(event.key)
    if (step !== undefined) {
      event.preventDefault()
      tiles[Math.max(0, Math.min(tiles.length - 1, at + step))]?.focus()
    } else if (/^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      this.text += event.key
      this.input?.focus()
    }
  }

  override render(): TemplateResult {
    const project = this.#project.value
    return html`${this.withoutBar ? nothing : this.#bar()}
      <div class="body" part="body">
        ${project && this.recent !== null ? this.#body(project, this.recent) : this.#loading(project)}
      </div>
      ${this.#foot()}`
  }

  #loading(project: Project | null | undefined): TemplateResult | typeof nothing {
    if (project === null) return nothing
    return html`<p class="muted" role="status">${this.#words.t('loading')}…</p>`
  }

  #bar(): TemplateResult {
    const { t } = this.#words
    return html`<header class="bar" part="bar">
      <button
        class="icon-button"
        type="button"
        aria-label=${t('close')}
        @click=${() => this.dispatchEvent(new CairnCategoryPickerCloseEvent())}
      >
        <cairn-icon name="close"></cairn-icon>
      </button>
      <h1>${t('picker.title')}</h1>
      ${
        this.#reader.can(this.#localize.language)
          ? html`<button
              class="icon-button"
              type="button"
              aria-label=${t('picker.listen')}
              aria-pressed=${this.listening ? 'true' : 'false'}
              @click=${this.#listen}
            >
              <cairn-icon name="sound"></cairn-icon>
            </button>`
          : nothing
      }
      <slot name="bar-end"></slot>
    </header>`
  }

  #foot(): TemplateResult | typeof nothing {
    const { heard } = this
    if (!this.listening) return nothing
    const { t } = this.#words
    return html`<footer class="foot" part="foot">
      ${
        heard === null
          ? html`<p class="sub">${t('picker.listenHow')}</p>`
          : html`<button
              class="button primary wide"
              part="primary"
              type="button"
              @click=${() => this.#choose(heard)}
            >
              <cairn-icon name="check"></cairn-icon><span dir="auto">${heard.name}</span>
            </button>`
      }
    </footer>`
  }

  #body(project: Project, recent: readonly string[]): TemplateResult {
    const { t } = this.#words
    const all = project.categories.presets(this.geometry)
    if (all.length === 0) return html`<p class="note">${t('picker.empty')}</p>`
    const found = findPresets(all, this.text)
    const searching = this.text.trim() !== ''
    return html`<div class="search">
        <cairn-icon name="search"></cairn-icon>
        <input
          class="input"
          type="search"
          maxlength="80"
          autocomplete="off"
          enterkeyhint="search"
          aria-label=${t('picker.searchLabel')}
          placeholder=${t('picker.search')}
          .value=${this.text}
          @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter' && found[0] && searching) this.#choose(found[0])
          }}
        />
      </div>
      <div class="visually-hidden" role="status">
        ${searching ? t('picker.found', { n: found.length }) : nothing}
      </div>
      <div
        role="radiogroup"
        class="groups"
        aria-label=${t('picker.title')}
        @keydown=${this.#key}
        .style=${'display:contents'}
      >
        ${searching ? this.#results(found, project) : this.#groups(all, project, recent)}
      </div>`
  }

  #results(found: readonly Preset[], project: Project): TemplateResult {
    if (found.length === 0)
      return html`<p class="note">${this.#words.t('picker.none', { text: this.text })}</p>`
    return this.#grid(found, project, found[0]!.id)
  }

  #groups(all: readonly Preset[], project: Project, lately: readonly string[]): TemplateResult {
    const { t } = this.#words
    const recent = lately.flatMap(id => all.find(preset => preset.id === id) ?? [])
    const groups = project.categories
      .groups()
      .map(group => ({ name: group.name, presets: all.filter(preset => group.presets.includes(preset.id)) }))
      .filter(group => group.presets.length > 0)
    const grouped = new Set(groups.flatMap(group => group.presets))
    const rest = all.filter(preset => !grouped.has(preset))
    const walk = recent[0]?.id ?? all[0]?.id ?? ''
    const sections = [
      { name: t('picker.recent'), presets: recent },
      ...(groups.length === 0 ? [{ name: t('picker.all'), presets: rest }] : groups),
      ...(groups.length > 0 ? [{ name: t('picker.all'), presets: rest }] : [])
    ].filter(section => section.presets.length > 0)
    return html`${sections.map(
      (section, i) =>
        html`<section>
          <h2 dir="auto">${section.name}</h2>
          ${this.#grid(section.presets, project, i === 0 ? walk : '')}
        </section>`
    )}`
  }

  /** `walk` is the one tile that Tab reaches when none is chosen. */
  #grid(presets: readonly Preset[], project: Project, walk: string): TemplateResult {
    const { categories } = project
    return html`<div class="grid">
      ${presets.map(preset => {
        const chosen = preset.id === (this.heard?.id ?? this.value)
        return html`<button
          class="tile"
          part="tile"
          type="button"
          role="radio"
          aria-checked=${chosen ? 'true' : 'false'}
          tabindex=${chosen || (preset.id === walk && this.value === '') ? 0 : -1}
          @click=${() => this.#tap(preset)}
        >
          <cairn-disc
            size="l"
            .icon=${categories.iconUrl(preset.icon)}
            .paint=${categories.paint(preset.color)}
          ></cairn-disc>
          <span dir="auto">${preset.name}</span>
        </button>`
      })}
    </div>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

/** How many tiles stand in the row of this one. */
function columnsOf(tile: HTMLElement): number {
  const siblings = [...(tile.parentElement?.children ?? [])] as HTMLElement[]
  const top = siblings[0]?.offsetTop
  return Math.max(1, siblings.filter(sibling => sibling.offsetTop === top).length)
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-category-picker': CairnCategoryPicker
  }
}
