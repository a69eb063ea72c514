import { html, LitElement, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { DocumentId, Json } from '../../model/index.js'
import type { Field, ObservationDraft, Preset, Project, StoredDocument } from '../../project/types.js'
import type { CairnAttachmentsChangeEvent } from '../attachments/attachments.js'
import { errorText } from '../controllers/error-text.js'
import { LocalizeController } from '../controllers/localize.js'
import { ProjectController } from '../controllers/project.js'
import type { CairnFieldChangeEvent } from '../fields/field-events.js'
import { isAsked } from '../fields/field-types.js'
import { fieldTemplate } from '../fields/field-template.js'
import type { StringKey } from '../strings/en.js'
import { controls, fieldStyles, panel, tokens } from '../styles/index.js'
import { DraftKeeper } from './draft-keeper.js'
import { draftOf, editOf, problemsOf, withPresetTags } from './form-draft.js'
import {
  CairnObservationFormCloseEvent,
  CairnObservationFormMoveEvent,
  CairnObservationFormSavedEvent,
  CairnObservationFormSaveEvent
} from './observation-form-events.js'
import { formStyles } from './observation-form.styles.js'
import { placeCard } from './place-card.js'

const EMPTY: ObservationDraft = { geometry: null, presetRef: null, tags: new Map() }

/**
 * @summary The questions of a category, and Save. Writes a new observation from `draft`, or edits `document`.
 *   Each change is kept as a draft on this device; "Saved" is said only when it is durable.
 *
 * @slot start - Before photos and place.
 * @slot end - After the questions.
 * @event {CairnObservationFormSaveEvent} cairn-observation-form-save - Before saving; cancel it to save in another way.
 * @event {CairnObservationFormSavedEvent} cairn-observation-form-saved - It is durable on this device.
 * @event {CairnObservationFormMoveEvent} cairn-observation-form-move - The place is to be chosen on a map.
 * @event {CairnObservationFormCloseEvent} cairn-observation-form-close - Closed; the draft is kept.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where Save stands.
 * @csspart primary - Save.
 */
export class CairnObservationForm extends LitElement {
  static override styles = [tokens, controls, panel, fieldStyles, formStyles]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Where a new observation starts. */
  @property({ attribute: false }) draft: ObservationDraft | null = null
  /** The observation to edit; null writes a new one. */
  @property({ attribute: false }) document: StoredDocument | null = null
  /** How exact the place is, metres. */
  @property({ type: Number }) accuracy: number | undefined = undefined
  /** Leaves the place out, for pages that choose it themselves. */
  @property({ type: Boolean, attribute: 'without-place' }) withoutPlace: boolean = false

  @state() private current: ObservationDraft = EMPTY
  @state() private problems: ReadonlyMap<string, StringKey> = new Map()
  @state() private placeMissing: boolean = false
  @state() private saving: boolean = false
  @state() private saved: boolean = false
  @state() private failure: unknown = null

  readonly #localize = new LocalizeController(this)
  readonly #keeper = new DraftKeeper(this)
  readonly #project = new ProjectController(this, {
    changed: project => {
      // A form without a project, or without files, has no need of it.
      if (project?.store.media)
        import('../attachments/define.js').catch((error: unknown) => (this.failure = error))
    }
  })

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('draft') && !changed.has('document')) return
    this.current = this.draft ?? (this.document === null ? EMPTY : draftOf(this.document))
    this.problems = new Map()
    this.placeMissing = false
    this.saved = false
    this.failure = null
    this.#keeper.reset()
  }

  /** What is written so far. */
  get value(): ObservationDraft {
    return this.current
  }

  /** Puts the observation to another place; keeps all answers. */
  setGeometry(geometry: Json | null): void {
    this.placeMissing = false
    this.#change({ ...this.current, geometry })
  }

  #preset(): Preset | null {
    const categories = this.#project.value?.categories
    if (categories === undefined) return null
    const chosen = categories.preset(this.current.presetRef)
    return chosen ?? (this.document === null ? null : categories.presetOf(this.document))
  }

  #fields(): readonly Field[] {
    const preset = this.#preset()
    return preset === null ? [] : (this.#project.value?.categories.fieldsOf(preset) ?? [])
  }

  #change(draft: ObservationDraft): void {
    this.current = draft
    this.saved = false
    this.#keeper.keep(this.#project.value?.store.local, draft, this.document?.id ?? null)
  }

  #answer(field: Field, event: CairnFieldChangeEvent): void {
    event.stopPropagation()
    const tags = new Map(this.current.tags)
    if (event.value === undefined) tags.delete(field.tagKey)
    else tags.set(field.tagKey, event.value)
    if (this.problems.has(field.tagKey)) {
      const problems = new Map(this.problems)
      problems.delete(field.tagKey)
      this.problems = problems
    }
    this.#change({ ...this.current, tags })
  }

  /** Checks, asks by `cairn-observation-form-save`, and writes. Resolves with the id, or null when it was not saved. */
  async save(): Promise<DocumentId | null> {
    if (this.saving || this.saved) return null
    this.problems = problemsOf(this.#fields(), this.current.tags)
    this.placeMissing = !this.withoutPlace && this.current.geometry === null && this.document === null
    if (this.placeMissing || this.problems.size > 0) {
      await this.#focusFirstProblem()
      return null
    }
    const draft = this.document === null ? withPresetTags(this.current, this.#preset()?.tags) : this.current
    if (!this.dispatchEvent(new CairnObservationFormSaveEvent(draft))) return null
    const project = this.#project.value
    if (!project) return null
    this.saving = true
    this.failure = null
    try {
      const id = await this.#write(project, draft)
      this.saved = true
      await this.#keeper.forget(project.store.local, this.document?.id ?? null)
      this.dispatchEvent(new CairnObservationFormSavedEvent(id))
      return id
    } catch (error) {
      this.failure = error
      return null
    } finally {
      this.saving = false
    }
  }

  async #write(project: Project, draft: ObservationDraft): Promise<DocumentId> {
    if (this.document === null) return project.create(draft)
    const { set, saw } = editOf(this.document, draft)
    if (set.size > 0) await project.edit(this.document.id, set, saw)
    return this.document.id
  }

  async #focusFirstProblem(): Promise<void> {
    await this.updateComplete
    const first = this.problems.keys().next().value
    const target = this.placeMissing
      ? this.renderRoot.querySelector<HTMLElement>('.place')
      : [...this.renderRoot.querySelectorAll<HTMLElement & { field?: Field }>('.questions > *')].find(
          element => element.field?.tagKey === first
        )
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  }

  override render(): TemplateResult {
    return html`${this.#bar()}
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault()
          void this.save()
        }}
      >
        <div class="body" part="body">
          <slot name="start"></slot>
          ${this.#attachments()} ${this.withoutPlace ? nothing : this.#place()} ${this.#questions()}
          <slot name="end"></slot>
        </div>
        ${this.#foot()}
      </form>`
  }

  #bar(): TemplateResult {
    const { t } = this.#words
    const preset = this.#preset()
    const categories = this.#project.value?.categories
    return html`<header class="bar" part="bar">
      <button
        class="icon-button"
        type="button"
        aria-label=${t('form.close')}
        @click=${() => this.dispatchEvent(new CairnObservationFormCloseEvent(this.current))}
      >
        <cairn-icon name="close"></cairn-icon>
      </button>
      ${
        preset === null || categories === undefined
          ? nothing
          : html`<cairn-disc
              size="s"
              .icon=${categories.iconUrl(preset.icon)}
              .paint=${categories.paint(preset.color)}
            ></cairn-disc>`
      }
      <h1 dir="auto">${preset?.name ?? t('noCategory')}</h1>
      <span role="status"
        >${
          this.#keeper.kept && !this.saved
            ? html`<span class="tag"><cairn-icon name="check"></cairn-icon>${t('form.draftKept')}</span>`
            : nothing
        }</span
      >
    </header>`
  }

  #attachments(): TemplateResult | typeof nothing {
    const project = this.#project.value
    if (!project?.store.media) return nothing
    return html`<cairn-attachments
      .project=${project}
      .value=${this.current.attachments ?? []}
      .disabled=${this.saving}
      @cairn-attachments-change=${(event: CairnAttachmentsChangeEvent) => {
        event.stopPropagation()
        this.#change({ ...this.current, attachments: event.value })
      }}
    ></cairn-attachments>`
  }

  #place(): TemplateResult {
    return placeCard({
      draft: this.current,
      preset: this.#preset(),
      categories: this.#project.value?.categories,
      accuracy: this.accuracy,
      missing: this.placeMissing,
      localize: this.#localize,
      move: shape => this.dispatchEvent(new CairnObservationFormMoveEvent(this.current, shape))
    })
  }

  #questions(): TemplateResult {
    const fields = this.#fields().filter(field => isAsked(field, this.current.tags))
    const categories = this.#project.value?.categories
    if (categories === undefined) return html`${nothing}`
    if (fields.length === 0) return html`<p class="muted">${this.#words.t('form.noQuestions')}</p>`
    return html`<div class="questions" .style=${'display:contents'}>
      ${fields.map(field => {
        const problem = this.problems.get(field.tagKey)
        return fieldTemplate({
          field,
          value: this.current.tags.get(field.tagKey),
          error: problem === undefined ? '' : this.#words.t(problem),
          disabled: this.saving,
          iconUrl: icon => categories.iconUrl(icon),
          changed: event => this.#answer(field, event)
        })
      })}
    </div>`
  }

  #foot(): TemplateResult {
    const { t } = this.#words
    const readOnly = this.#project.value?.store.info.readOnly
    const label = this.saving ? 'form.saving' : this.saved ? 'form.saved' : 'form.save'
    return html`<footer class="foot" part="foot">
      <div class="live" role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<p class="note danger">
                <cairn-icon name="warn"></cairn-icon>${errorText(this.failure, this.#localize)}
              </p>`
        }
        ${readOnly === undefined ? nothing : html`<p class="note warn"><cairn-icon name="lock"></cairn-icon>${readOnly}</p>`}
        ${
          this.problems.size === 0
            ? nothing
            : html`<p class="visually-hidden">${t('form.problems', { n: this.problems.size })}</p>`
        }
      </div>
      <button
        class="button primary wide"
        part="primary"
        type="submit"
        ?disabled=${this.saving || readOnly !== undefined || !this.#project.value}
      >
        <cairn-icon name="check"></cairn-icon><span aria-live="polite">${t(label)}</span>
      </button>
    </footer>`
  }

  get #words(): { readonly t: LocalizeController['t'] } {
    return { t: (key, params) => this.#localize.t(key, params) }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-observation-form': CairnObservationForm
  }
}
