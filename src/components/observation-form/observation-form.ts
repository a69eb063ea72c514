import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { DocumentId, FieldState, Json } from '../../model/index.js'
import type { Field, ObservationDraft, Project } from '../../project/types.js'
import type { CairnAttachmentsChangeEvent, CairnAttachmentsTakenEvent } from '../attachments/attachments.js'
import { askedOf } from '../fields/conditions.js'
import { fieldTemplate } from '../fields/field-template.js'
import { problemsOf, problemWords } from '../fields/field-problems.js'
import { hasOtherAnswers } from '../observation/has-other-answers.js'
import { basics } from '../styles/basics.js'
import { fieldStyles } from '../styles/fields.js'
import { panel } from '../styles/panel.js'
import { switches } from '../styles/switch.js'
import { tokens } from '../styles/tokens.js'
import { AnswersElement } from './answers-element.js'
import { draftOf, filesIn, leftOut } from './form-draft.js'
import { formBar, formFoot, leaveSwitch, pageHead, placeToCome } from './form-parts.js'
import { pagesOf } from './form-source.js'
import {
  CairnObservationFormCloseEvent,
  CairnObservationFormMoveEvent,
  CairnObservationFormSavedEvent,
  CairnObservationFormSaveEvent
} from './observation-form-events.js'
import { formStyles } from './observation-form.styles.js'
import type { placeCard } from './place-card.js'
import { QuestionSlices } from './question-slices.js'

/**
 * @summary The questions of a category, and Save. Writes a new observation from `draft`, or edits `document`. Once saved
 *   it is a form of that observation, until the page gives it another `draft` or `document`.
 *   Each change is kept as a draft on this device; "Saved" is said only when it is durable. Without a project it asks
 *   what `fields`, `preset` or `categories` say and gives the answers by events, `value`, and to a `<form>` around it.
 *
 * @slot - A `<script type="application/json">` with `{preset, fields, steps}` or a category set.
 * @slot start - Before photos and place.
 * @slot end - After the questions.
 * @event {CairnObservationFormChangedEvent} cairn-observation-form-changed - An answer, the place or a file changed.
 * @event {CairnObservationFormSaveEvent} cairn-observation-form-save - Before saving; cancel it to save in another way.
 * @event {CairnObservationFormSavedEvent} cairn-observation-form-saved - It is durable on this device.
 * @event {CairnObservationFormMoveEvent} cairn-observation-form-move - The place is to be chosen on a map.
 * @event {CairnObservationFormCloseEvent} cairn-observation-form-close - Closed; the draft is kept.
 * @csspart bar - The title bar.
 * @csspart body - The scrolling part.
 * @csspart foot - Where Save stands.
 * @csspart primary - Save, or Next.
 * @csspart back - The way to the page before.
 */
export class CairnObservationForm extends AnswersElement {
  static override styles = [tokens, basics, panel, fieldStyles, switches, formStyles]

  /** How exact the place is, metres. */
  @property({ type: Number }) accuracy: number | undefined = undefined
  /** Leaves the title bar out. */
  @property({ type: Boolean, attribute: 'without-bar' }) withoutBar: boolean = false
  /** Leaves Save out, for pages with a button of their own. */
  @property({ type: Boolean, attribute: 'without-save' }) withoutSave: boolean = false

  @state() private saving: boolean = false
  @state() private saved: boolean = false
  @state() private page: number = 0
  /** What draws the place; null until it is loaded. */
  @state() private placeCard: typeof placeCard | null = null
  /** How exact the place is that was chosen in this form; null where nobody knows. */
  @state() private found: number | null | undefined = undefined
  /** What was added since the draft is on the form: a photo may tell a place. */
  @state() private photos: readonly CairnAttachmentsTakenEvent[] = []
  readonly #slices = new QuestionSlices()

  protected override projectChanged(project: Project | null): void {
    // A form without a project, or without files, has no need of it.
    if (project?.store.media) this.later(import('./later.js'))
    if (project && project.formSections.length > 0) this.later(import('./later.js'))
  }

  protected override restarted(): void {
    this.saved = false
    this.page = 0
    this.found = undefined
    this.photos = []
  }

  protected override firstUpdated(changed: PropertyValues<this>): void {
    super.firstUpdated(changed)
    if (!this.withoutPlace) this.#bringPlace()
  }

  #bringPlace(): void {
    this.failure = null
    this.later(import('./later.js').then(loaded => (this.placeCard = loaded.placeCard)))
  }

  /** Puts the observation to another place; keeps all answers. How exact it is, `accuracy` says from then on. */
  override setGeometry(geometry: Json | null): void {
    this.found = undefined
    super.setGeometry(geometry)
  }

  #taken(event: CairnAttachmentsTakenEvent): void {
    event.stopPropagation()
    this.photos = [...this.photos, event]
  }

  protected override change(draft: ObservationDraft): void {
    this.saved = false
    super.change(draft)
  }

  protected override target(tagKey: string | null): HTMLElement | undefined {
    if (tagKey === null) return this.renderRoot.querySelector<HTMLElement>('.place') ?? undefined
    return [...this.renderRoot.querySelectorAll<HTMLElement & { field?: Field }>('.questions > *')].find(
      element => element.field?.tagKey === tagKey
    )
  }

  /** Checks, asks by `cairn-observation-form-save`, and writes. Resolves with the id, or null when it was not saved. */
  async save(): Promise<DocumentId | null> {
    if (this.saving || this.saved) return null
    if (!this.look()) {
      await this.#showProblem()
      return null
    }
    const draft = this.finished()
    if (!this.dispatchEvent(new CairnObservationFormSaveEvent(draft))) return null
    const project = this.projects.value
    if (!project) {
      this.form?.requestSubmit()
      return null
    }
    this.saving = true
    this.failure = null
    const before = this.base?.id ?? null
    try {
      const id = await this.#write(project, draft)
      await this.#forget(project, before)
      this.dispatchEvent(new CairnObservationFormSavedEvent(id))
      return id
    } catch (error) {
      this.saved = false
      this.failure = error
      return null
    } finally {
      this.saving = false
    }
  }

  /** What is written needs no draft; what came on the form meanwhile does. */
  async #forget({ store }: Project, before: DocumentId | null): Promise<void> {
    await this.keeper.forget(store.local, before)
    if (!this.saved) this.keep()
  }

  /** Writes, and goes on as a form of the observation that stands there now: Save again changes it. */
  async #write(project: Project, draft: ObservationDraft): Promise<DocumentId> {
    const { base, current, fresh } = this
    const asked = fresh.asked ?? current
    // A draft that was kept may have been written before, as it stood then.
    const isRepeated = base === null && (asked !== current || fresh.wasKept)
    const id = base?.id ?? (await fresh.write(project, draft, current))
    this.saved = this.current === current && this.fresh === fresh
    const going = import('./later.js').then(async ({ goOn, standing, writeEdit }) => {
      const stored = await standing(project, base ?? id, {
        draft,
        fresh,
        isRepeated,
        fields: this.source.fields
      })
      // Another draft came on the form meanwhile: it is none of this observation.
      if (fresh !== this.fresh || stored === null) return
      this.base = stored
      if (base !== null) return
      this.current = goOn(stored, asked, this.current)
      if (asked !== current) this.base = await writeEdit(project, stored, this.finished())
    })
    // All is written: where it cannot be read, Save again finds it by its token.
    await (base === null && !isRepeated ? going.catch(console.error) : going)
    return id
  }

  /** Goes to the first thing that is wrong, on whatever page it is. */
  async #showProblem(): Promise<void> {
    const first = this.problems.keys().next().value ?? null
    const key = this.placeMissing ? null : first
    const at = this.#pages.findIndex(({ fields }) => fields.some(({ tagKey }) => tagKey === key))
    this.page = Math.max(0, at)
    await this.updateComplete
    const target = this.target(key)
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  }

  get #asked(): readonly Field[] {
    return askedOf(this.source.fields, this.current.tags)
  }

  get #pages(): ReturnType<typeof pagesOf> {
    return pagesOf(this.source.steps, this.#asked)
  }

  /** One page on, when nothing on this one is wrong. */
  async #next(): Promise<void> {
    const here = this.#pages[this.page]?.fields ?? []
    const problems = problemsOf(this.source.fields, this.current.tags, this.source.custom)
    this.problems = new Map([...problems].filter(([key]) => here.some(({ tagKey }) => tagKey === key)))
    this.placeMissing = this.page === 0 && this.isPlaceMissing
    if (this.problems.size > 0 || this.placeMissing) return this.#showProblem()
    await this.#turnTo(this.page + 1)
  }

  async #turnTo(page: number): Promise<void> {
    this.page = page
    await this.begunDrawing()
    const body = this.renderRoot.querySelector('.body')
    if (body) body.scrollTop = 0
    this.renderRoot.querySelector<HTMLElement>('.questions > *')?.focus()
  }

  override render(): TemplateResult {
    const pages = this.#pages
    const at = Math.min(this.page, pages.length - 1)
    const isFirst = at === 0
    const isLast = at === pages.length - 1
    const asked = pages[at]!.fields
    const drawn = this.#slices.take(asked, frame => this.later(frame.then(() => this.requestUpdate())))
    const close = (): unknown => this.dispatchEvent(new CairnObservationFormCloseEvent(this.named))
    return html`<slot hidden @slotchange=${() => this.readWritten()}></slot>
      ${this.withoutBar ? nothing : formBar(this.source, this.localize, this.keeper.kept && !this.saved, close)}
      <form
        novalidate
        @cairn-attachments-taken=${(event: CairnAttachmentsTakenEvent) => this.#taken(event)}
        @submit=${(event: Event) => {
          event.preventDefault()
          if (isLast) void this.save()
          else void this.#next()
        }}
      >
        <div class="body" part="body">
          ${pages.length > 1 ? pageHead(pages[at]!.title, at + 1, pages.length, this.localize) : nothing}
          ${
            isFirst
              ? html`<slot name="start"></slot>${this.#sections('start')} ${this.#attachments()}
                  ${this.withoutPlace ? nothing : this.#place()} ${this.#others()}`
              : nothing
          }
          ${this.#questions(drawn)}
          ${
            isLast && drawn.length === asked.length
              ? html`${this.#sections('end')}<slot name="end"></slot>${this.#privacy()}`
              : nothing
          }
        </div>
        ${this.#foot(at, isLast)}
      </form>`
  }

  #attachments(): TemplateResult | typeof nothing {
    const project = this.projects.value
    if (!project?.store.media) return nothing
    const inAnswers = new Set(
      this.source.fields.flatMap(field => filesIn(field, this.current.tags.get(field.tagKey)))
    )
    return html`<cairn-attachments
      .project=${project}
      .value=${(this.current.attachments ?? []).filter(hash => !inAnswers.has(hash))}
      .disabled=${this.saving || this.disabled}
      @cairn-attachments-change=${(event: CairnAttachmentsChangeEvent) => {
        event.stopPropagation()
        this.change({ ...this.current, attachments: [...event.value, ...inAnswers] })
      }}
    ></cairn-attachments>`
  }

  /** What others answered differently, beside the questions. */
  #others(): TemplateResult | typeof nothing {
    const project = this.projects.value
    const { base } = this
    if (!project || base === null || !hasOtherAnswers(base)) return nothing
    this.later(import('./later.js'))
    return html`<cairn-form-others
      .project=${project}
      .document=${base}
      .settled=${(name: string, field: FieldState) => this.takeSettled(name, field)}
    ></cairn-form-others>`
  }

  #place(): TemplateResult {
    const { placeCard } = this
    if (placeCard === null) return placeToCome(this.failure !== null, this.localize, () => this.#bringPlace())
    return placeCard({
      draft: this.current,
      preset: this.source.preset,
      categories: this.source.categories ?? undefined,
      accuracy: (this.found === undefined ? this.accuracy : this.found) ?? undefined,
      missing: this.placeMissing,
      localize: this.localize,
      move: shape => this.dispatchEvent(new CairnObservationFormMoveEvent(this.current, shape)),
      photos: this.photos,
      isSaved: this.base !== null,
      disabled: this.saving || this.disabled,
      choose: (geometry, accuracy) => {
        this.setGeometry(geometry)
        this.found = accuracy ?? null
      }
    })
  }

  #questions(fields: readonly Field[]): TemplateResult {
    const { categories, custom } = this.source
    if (categories === null) return html`${nothing}`
    if (this.#asked.length === 0) return html`<p class="muted">${this.localize.t('form.noQuestions')}</p>`
    return html`<div class="questions" .style=${'display:contents'}>
      ${repeat(
        fields,
        field => field.id,
        field =>
          fieldTemplate({
            field,
            value: this.current.tags.get(field.tagKey),
            error: problemWords(this.problems.get(field.tagKey), this.localize),
            disabled: this.saving || this.disabled,
            iconUrl: icon => categories.iconUrl(icon),
            project: this.projects.value,
            custom,
            later: coming => this.later(coming),
            changed: event => {
              event.stopPropagation()
              this.answer(field, event.value)
            }
          })
      )}
    </div>`
  }

  #sections(place: 'start' | 'end'): unknown {
    const project = this.projects.value
    const preset = this.source.preset?.id ?? ''
    const here = (project?.formSections ?? []).filter(
      section => section.place === place && (section.presets?.includes(preset) ?? true)
    )
    return here.map(
      section =>
        html`<cairn-form-section
          .section=${section}
          .project=${project}
          .draft=${this.current}
          .alter=${(altered: (draft: ObservationDraft) => ObservationDraft) =>
            this.change(altered(this.current))}
        ></cairn-form-section>`
    )
  }

  #privacy(): TemplateResult | typeof nothing {
    if (!this.projects.value) return nothing
    return leaveSwitch(
      this.source.preset?.mayLeave === false,
      this.mayLeave,
      this.saving || this.disabled,
      this.localize,
      mayLeave => {
        const { mayLeave: _, ...rest } = this.current
        // Of an observation that is there, nothing said is a yes; of a new one it is what the project says.
        this.change(mayLeave && this.base !== null ? rest : { ...rest, mayLeave })
      }
    )
  }

  #foot(at: number, isLast: boolean): TemplateResult {
    const project = this.projects.value
    const readOnly = project?.store.info.readOnly
    const isAlone = project == null && this.source.categories !== null
    const before = this.base === null ? null : draftOf(this.base)
    return formFoot({
      localize: this.localize,
      failure: this.failure,
      readOnly,
      problems: this.problems.size,
      leftOut: leftOut(this.current, this.source.fields, before).length,
      label: isAlone ? 'form.done' : this.saving ? 'form.saving' : this.saved ? 'form.saved' : 'form.save',
      canSave: !this.saving && !this.disabled && readOnly === undefined && (isAlone || !!project),
      back: at === 0 ? null : () => void this.#turnTo(at - 1),
      next: isLast ? null : () => void this.#next(),
      withoutSave: this.withoutSave
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-observation-form': CairnObservationForm
  }
}
