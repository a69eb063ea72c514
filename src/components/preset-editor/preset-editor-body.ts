import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { can } from '../../model/capabilities.js'
import type { Categories, CategorySet, Preset, Project } from '../../project/types.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import { Body } from '../late/body.js'
import { editor } from '../strings/en/editor.js'
import { fieldStyles, panel, switches } from '../styles/index.js'
import { categoryFileActs } from './category-file-acts.js'
import { beginHistory, redo, step, undo } from './edit-history.js'
import { addPreset, freshId, type SetEdit } from './edit-set.js'
import { groupNames, shownName, type EditorView } from './editor-view.js'
import { findings } from './findings.js'
import { historyButtons } from './history-buttons.js'
import { presetDetails } from './preset-details.js'
import {
  CairnPresetEditorCloseEvent,
  CairnPresetEditorSharedEvent,
  CairnPresetEditorShareEvent
} from './preset-editor-events.js'
import type { CairnPresetEditor } from './preset-editor.js'
import { editorStyles } from './preset-editor.styles.js'
import { presetList } from './preset-list.js'
import { lookPane, presetPreview } from './preset-preview.js'
import { previewStyles } from './preview.styles.js'
import { changedPresets } from './review-set.js'
import { SetWork } from './set-work.js'
import { shareDialog, type Touched } from './share-dialog.js'
import { workNotes } from './work-notes.js'

/** What `CairnPresetEditor` is made of, see there. */
export class PresetEditorBody extends Body<CairnPresetEditor> {
  static override styles = [panel, fieldStyles, switches, editorStyles, previewStyles]

  @state() private field: string | null = null
  @state() private language: string = ''
  @state() private theme: 'light' | 'dark' = 'light'
  @state() private uses: number | null = null
  @state() private touched: Touched | null = null
  @state() private others: number = 0

  readonly #localize = new LocalizeController(this.host, editor)
  readonly #project = new ProjectController(this.host, {
    changed: project => void this.#begin(project),
    event: event => {
      if (event.type === 'members') void this.#countOthers()
    }
  })
  readonly #work = new SetWork(() => this.requestUpdate())

  override hostDisconnected(): void {
    if (this.#work.told.isTried) this.#work.try(false)
  }

  /** The set as it is now in the editor; null before it is there. */
  get value(): CategorySet | null {
    return this.#work.set
  }

  async #begin(project: Project | null): Promise<void> {
    this.host.presetId = null
    const isThere = await this.#work.begin(project)
    const set = this.#work.set
    if (!isThere || project === null || set === null) return
    const translated = Object.keys(set.translations ?? {})
    this.language ||=
      [...project.defaults.languages, ...translated].find(tag => tag !== (set.language ?? 'en')) ?? ''
    await this.#countOthers()
  }

  async #countOthers(): Promise<void> {
    const members = await this.#project.value?.store.members?.list().catch((error: unknown) => {
      this.#work.failed(error)
      return []
    })
    this.others = (members ?? []).filter(
      ({ self, role }) => !self && role !== 'blocked' && role !== 'left'
    ).length
  }

  readonly #edit = (change: SetEdit, kind?: string): void => this.#work.edit(change, kind)

  readonly #open = (id: string | null): void => {
    this.host.presetId = id
    this.field = null
    this.uses = null
    const documents = this.#project.value?.store.documents
    if (id === null || !documents) return
    documents.count({ kind: 'observation', filter: { presets: [id] } }).then(
      count => {
        if (this.host.presetId === id) this.uses = count
      },
      (error: unknown) => this.#work.failed(error)
    )
  }

  #new(): void {
    const id = freshId('category')
    const group = this.#work.set?.presets.find(preset => preset.id === this.host.presetId)?.group
    const preset: Preset = {
      id,
      name: this.#localize.t('editor.newName'),
      icon: '',
      color: 'slate',
      geometry: ['point'],
      tags: { category: id },
      fields: [],
      terms: [],
      ...(group !== undefined && { group })
    }
    this.#edit(addPreset(preset))
    this.#open(id)
  }

  async #askToShare(): Promise<void> {
    const { set } = this.#work
    const { seen } = this.#work.told
    const project = this.#project.value
    if (!set || !seen || !project) return
    const presets = changedPresets(seen, set)
    this.touched = null
    this.dialog?.showModal()
    try {
      const observations =
        presets.length === 0
          ? 0
          : await project.store.documents.count({ kind: 'observation', filter: { presets } })
      this.touched = { presets: presets.length, observations }
    } catch (error) {
      this.#work.failed(error)
    }
  }

  /** Makes the categories those of the project. Resolves with whether they are. */
  async share(): Promise<boolean> {
    const { set } = this.#work
    const project = this.#project.value
    if (!set || !project || this.#work.told.busy) return false
    if (!this.dispatchEvent(new CairnPresetEditorShareEvent(set))) return false
    const isShared = await this.#work.share()
    if (isShared) this.dispatchEvent(new CairnPresetEditorSharedEvent(project.categorySet))
    else void this.#showFailure()
    return isShared
  }

  /** The words stand above the list, which may be scrolled down. */
  async #showFailure(): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector('.note.danger')?.scrollIntoView({ block: 'nearest' })
  }

  /** Goes back to what the project has. */
  discard(): Promise<void> {
    return this.#work.discard()
  }

  get #isReadOnly(): boolean {
    const info = this.#project.value?.store.info
    return info === undefined || info.readOnly !== undefined || !can(info.role, 'changeConfig')
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
    const { history } = this.#work.told
    if (history === null) return
    event.preventDefault()
    this.#work.show(event.shiftKey ? redo(history) : undo(history))
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  override render(): TemplateResult {
    const project = this.#project.value
    const { set } = this.#work
    if (!project || !set) {
      return html`<div class="body" part="body" aria-busy="true">
        <p class="muted" role="status">${this.#localize.t('loading')}…</p>
      </div>`
    }
    const categories = this.#categoriesOf(project, set)
    const preset = set.presets.find(({ id }) => id === this.host.presetId) ?? null
    const view: EditorView = {
      set,
      categories,
      localize: this.#localize,
      language: this.language,
      languages: project.defaults.languages.filter(tag => tag !== (set.language ?? 'en')),
      mayLeave: project.defaults.mayLeave,
      preset,
      field: this.field,
      isReadOnly: this.#isReadOnly,
      groups: groupNames(set),
      edit: this.#edit,
      openPreset: this.#open,
      openField: id => (this.field = id),
      setLanguage: language => (this.language = language)
    }
    return html`<div class="frame" ?data-open=${preset !== null} @keydown=${this.#key}>
      ${this.#list(view, project)} ${this.#details(view)}
      <aside class="pane look" aria-label=${this.#localize.t('editor.look')}>
        ${lookPane(view, this.theme, theme => (this.theme = theme))}
      </aside>
      ${shareDialog({
        touched: this.touched,
        others: this.others,
        localize: this.#localize,
        share: () => void this.share()
      })}
    </div>`
  }

  #known: {
    /** What the project offers: something else once it speaks another language. */
    readonly offered: Categories
    readonly set: CategorySet
    readonly categories: Categories
  } | null = null

  #categoriesOf(project: Project, set: CategorySet): Categories {
    const offered = project.categories
    if (this.#known?.offered !== offered || this.#known.set !== set) {
      this.#known = { offered, set, categories: project.categoriesOf(set) }
    }
    return this.#known.categories
  }

  #list(view: EditorView, project: Project): TemplateResult {
    const { t } = this.#words
    const { history, isKept, isTried, failure } = this.#work.told
    return html`<nav class="pane list" aria-label=${t('editor.title')}>
      <header class="bar" part="bar">
        <button
          class="icon-button"
          type="button"
          aria-label=${t('back')}
          @click=${() => this.dispatchEvent(new CairnPresetEditorCloseEvent())}
        >
          <cairn-icon name="back"></cairn-icon>
        </button>
        <h1>${t('editor.title')}</h1>
        ${
          view.isReadOnly
            ? nothing
            : html`<button class="button slight" type="button" @click=${() => this.#new()}>
                <cairn-icon name="plus"></cairn-icon>${t('editor.new')}
              </button>`
        }
        <slot name="bar-end"></slot>
      </header>
      <div class="body" part="body">
        ${view.isReadOnly ? html`<p class="note"><cairn-icon name="lock"></cairn-icon>${t('editor.readOnly')}</p>` : nothing}
        ${workNotes({
          isChanged: this.#work.isChanged,
          isKept,
          isTried,
          failure,
          localize: this.#localize,
          tryOut: isTried => this.#work.try(isTried),
          discard: () => void this.discard()
        })}
        ${presetList(view)} ${findings(view)}
        ${categoryFileActs(view, project, {
          read: (set, seen) => this.#work.show(step(history ?? beginHistory(seen), set, null)),
          failed: error => this.#work.failed(error)
        })}
      </div>
      ${view.isReadOnly ? nothing : html`<footer class="foot only-narrow">${this.#shareButton()}</footer>`}
    </nav>`
  }

  #details(view: EditorView): TemplateResult {
    const { t } = this.#words
    const { preset, categories } = view
    const title = preset === null ? t('editor.title') : shownName(view, preset) || t('editor.noLabel')
    return html`<section class="pane details" aria-label=${title}>
      <header class="bar" part="bar">
        <button
          class="icon-button only-narrow"
          type="button"
          aria-label=${t('back')}
          @click=${() => this.#open(null)}
        >
          <cairn-icon name="back"></cairn-icon>
        </button>
        ${
          preset === null
            ? nothing
            : html`<cairn-disc
                size="s"
                .icon=${categories.iconUrl(preset.icon)}
                .paint=${categories.paint(preset.color)}
              ></cairn-disc>`
        }
        <h1 dir="auto">${title}</h1>
        ${
          view.isReadOnly
            ? nothing
            : html`${historyButtons(this.#work.told.history, this.#localize, history => this.#work.show(history))}
                <span class="only-wide">${this.#shareButton()}</span>`
        }
      </header>
      <div class="body" part="body">
        ${
          preset === null
            ? html`<p class="note">${t('editor.choose')}</p>`
            : html`${presetDetails(view, preset, this.uses)}
                <details class="inner-look">
                  <summary class="label">${t('editor.look')}</summary>
                  ${presetPreview(view, preset, this.theme)}
                </details>`
        }
      </div>
    </section>`
  }

  #shareButton(): TemplateResult {
    const words =
      this.others === 0 ? this.#words.t('editor.apply') : this.#words.t('editor.share', { n: this.others })
    return html`<button
      class="button slight primary"
      part="primary"
      type="button"
      ?disabled=${this.#work.told.busy || !this.#work.isChanged}
      @click=${() => void this.#askToShare()}
    >
      ${words}
    </button>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}
