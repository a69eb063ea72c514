import { LitElement } from 'lit'
import type { PropertyValues } from 'lit'
import { property, state } from 'lit/decorators.js'
import { FIELD, TAG_PREFIX } from '../../model/document.js'
import type { FieldState, Json } from '../../model/index.js'
import type {
  Categories,
  CategorySet,
  Field,
  FormStep,
  ObservationDraft,
  Preset,
  Project,
  StoredDocument,
  UsedFieldType
} from '../../project/types.js'
import { Localizer } from '../controllers/localizer.js'
import { ProjectController } from '../controllers/project.js'
import { withComputed } from '../fields/compute.js'
import { problemsOf, problemWords } from '../fields/field-problems.js'
import type { FieldProblem } from '../fields/field-problems.js'
import { form } from '../strings/en/form.js'
import { begun } from './begin-draft.js'
import { DraftKeeper } from './draft-keeper.js'
import { draftOf, withAnswer, withoutLeftOut, withPresetTags } from './form-draft.js'
import { formSource } from './form-source.js'
import type { FormSource } from './form-source.js'
import { jsonAttribute, presetAttribute, readQuestions, submitted } from './form-value.js'
import { draftFromJson, draftToJson } from './kept-draft.js'
import { NewObservation } from './new-observation.js'
import { CairnObservationFormChangedEvent } from './observation-form-events.js'

const EMPTY: ObservationDraft = { geometry: null, presetRef: null, tags: new Map() }

/**
 * The questions and what is answered so far, as a control of a `<form>`: its value, what is wrong, reset and restore.
 * Knows nothing of saving.
 */
export abstract class AnswersElement extends LitElement {
  static readonly formAssociated = true
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true
  }

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Where a new observation starts. */
  @property({ attribute: false }) draft: ObservationDraft | null = null
  /** The observation to edit; null writes a new one. */
  @property({ attribute: false }) document: StoredDocument | null = null
  /** The category, or its id in `categories` or the project; as an attribute an id or JSON. Default: the draft's. */
  @property({ converter: presetAttribute }) preset: Preset | string | null = null
  /** The questions, in place of the category's; as an attribute JSON. */
  @property({ converter: jsonAttribute }) fields: readonly Field[] | null = null
  /** Categories of the page's own; as an attribute JSON. */
  @property({ converter: jsonAttribute }) categories: CategorySet | null = null
  /** The pages of the form, in place of the category's; as an attribute JSON. */
  @property({ converter: jsonAttribute }) steps: readonly FormStep[] | null = null
  /** Kinds of questions besides those of the project's plugins. */
  @property({ attribute: false }) fieldTypes: readonly UsedFieldType[] = []
  /** Under which a `<form>` around it submits the answers, as JSON. */
  @property({ reflect: true }) name: string = ''
  @property({ type: Boolean, reflect: true }) disabled: boolean = false
  /** Leaves the place out, for pages that choose it themselves. */
  @property({ type: Boolean, attribute: 'without-place' }) withoutPlace: boolean = false

  @state() protected current: ObservationDraft = EMPTY
  @state() protected problems: ReadonlyMap<string, FieldProblem> = new Map()
  @state() protected placeMissing: boolean = false
  @state() protected failure: unknown = null
  /** The page's own categories, once they can be asked. */
  @state() private offered: Categories | null = null

  protected readonly localize = new Localizer(this, form)
  protected readonly keeper = new DraftKeeper(this)
  protected readonly projects: ProjectController = new ProjectController(this, {
    changed: project => this.projectChanged(project)
  })
  /** The observation on the form as it was when its answers were put there, or when the form wrote it. */
  @state() protected base: StoredDocument | null = null
  protected source: FormSource = formSource({ project: null, categories: null, ...this.#given() })
  /** What is written while there is none yet. */
  protected fresh: NewObservation = new NewObservation()
  /** The language in which they are offered. */
  #spoken: string | null = null
  readonly #internals = typeof this.attachInternals === 'function' ? this.attachInternals() : null
  readonly #coming = new Set<Promise<unknown>>()
  #begunFor: { readonly draft: unknown; readonly key: unknown } | null = null

  constructor() {
    super()
    // The form around this one was told that something is missing.
    this.addEventListener('invalid', () => this.look())
  }

  protected abstract projectChanged(project: Project | null): void
  /** Another draft or document is on the form. */
  protected abstract restarted(): void
  /** The element that answers a question, or the place for null. */
  protected abstract target(tagKey: string | null): HTMLElement | undefined

  #given() {
    const { preset, fields, fieldTypes, steps, current, base } = this
    return { preset, fields, fieldTypes, steps, presetRef: current.presetRef, document: base }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('draft') || changed.has('document')) this.#restart()
    if (changed.has('categories')) this.offered = this.#spoken = null
    const project = this.projects.value
    this.source = formSource({ project, categories: this.offered, ...this.#given() })
    this.#begin()
  }

  protected override updated(): void {
    const { language } = this.localize
    if (this.#spoken !== language) this.later(this.#offer((this.#spoken = language)))
    const internals = this.#internals
    if (internals === null) return
    if (internals.form)
      internals.setFormValue(submitted(this.finished()), JSON.stringify(draftToJson(this.current)))
    const first = [...problemsOf(this.source.fields, this.current.tags, this.source.custom)][0]
    if (this.isPlaceMissing) {
      internals.setValidity({ valueMissing: true }, this.localize.t('form.placeNeeded'), this.target(null))
    } else if (first) {
      const flags = first[1] === 'field.required' ? { valueMissing: true } : { customError: true }
      internals.setValidity(flags, problemWords(first[1], this.localize), this.target(first[0]))
    } else internals.setValidity({})
  }

  /** What comes later, and says so when it cannot; `updateComplete` waits for it. */
  protected later(coming: Promise<unknown>): void {
    const settled = coming
      .catch((error: unknown) => (this.failure = error))
      .finally(() => this.#coming.delete(settled))
    this.#coming.add(settled)
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete()
    if (this.#coming.size === 0) return done
    await Promise.all(this.#coming)
    return this.getUpdateComplete()
  }

  /** Resolves when the first of a page stands there; `updateComplete` waits for all of it. */
  protected begunDrawing(): Promise<boolean> {
    return super.getUpdateComplete()
  }

  async #offer(language: string): Promise<void> {
    const set = this.categories
    if (set === null) return
    const { offeredBy } = await import('./later.js')
    if (set === this.categories) this.offered = offeredBy(set, [language])
  }

  #restart(): void {
    this.base = this.document
    const { token, ...start } = this.draft ?? (this.document === null ? EMPTY : draftOf(this.document))
    this.current = start
    this.fresh = new NewObservation(token, this.fresh)
    this.problems = new Map()
    this.placeMissing = false
    this.failure = null
    this.#begunFor = null
    this.keeper.reset()
    this.restarted()
  }

  /** Puts in what the questions begin with, once for a draft and its category. */
  #begin(): void {
    const { preset, fields, categories } = this.source
    if (categories === null || this.base !== null || this.current.begun === true) return
    const run = { draft: this.draft, key: preset?.id ?? fields }
    if (this.#begunFor?.draft === run.draft && this.#begunFor.key === run.key) return
    this.#begunFor = run
    if (!fields.some(field => field.default !== undefined || field.compute !== undefined)) return
    const begin = (last: ReadonlyMap<string, Json>): void => {
      if (run === this.#begunFor) this.current = begun(this.current, fields, last, Date.now())
    }
    const local = this.projects.value?.store.local
    if (!local || !fields.some(field => field.default?.from === 'last')) begin(new Map())
    else this.later(import('./later.js').then(async loaded => begin(await loaded.lastAnswers(fields, local))))
  }

  /** What is written so far. */
  get value(): ObservationDraft {
    return this.current
  }
  set value(draft: ObservationDraft) {
    this.change(draft)
  }

  get isPlaceMissing(): boolean {
    return !this.withoutPlace && this.current.geometry === null && this.base === null
  }

  /** Puts the observation to another place; keeps all answers. */
  setGeometry(geometry: Json | null): void {
    this.placeMissing = false
    this.change({ ...this.current, geometry })
  }

  /** Whether the observation may leave the project: what somebody said, else what the project says of new ones. */
  protected get mayLeave(): boolean {
    const { mayLeave } = this.current
    if (mayLeave !== undefined || this.base !== null) return mayLeave !== false
    return this.projects.value?.defaults.mayLeave !== false
  }

  /** The answers as they would be saved now. */
  protected finished(): ObservationDraft {
    const before = this.base === null ? null : draftOf(this.base)
    const left = withoutLeftOut(this.current, this.source.fields, before)
    if (this.base !== null) return left
    const { preset } = this.source
    const whole = withPresetTags(left, preset?.tags)
    return this.mayLeave || preset?.mayLeave === false ? whole : { ...whole, mayLeave: false }
  }

  protected change(draft: ObservationDraft): void {
    const tags = withComputed(this.source.fields, draft.tags, Date.now())
    this.current = { ...draft, tags }
    this.keep()
    this.dispatchEvent(new CairnObservationFormChangedEvent(this.finished()))
  }

  /** Keeps the draft: that of a new observation by its name, so that it is written once. */
  protected keep(): void {
    this.keeper.keep(this.projects.value?.store.local, this.named, this.base?.id ?? null)
  }

  /** What is written so far, to go on with later. */
  protected get named(): ObservationDraft {
    return this.base === null ? { ...this.current, token: this.fresh.token } : this.current
  }

  protected answer(field: Field, value: Json | undefined): void {
    if (this.problems.has(field.tagKey)) {
      const problems = new Map(this.problems)
      problems.delete(field.tagKey)
      this.problems = problems
    }
    this.change(withAnswer(this.current, field, value))
  }

  /** An answer of several was settled and is written: the form goes on from it, and from nothing else that changed. */
  protected takeSettled(name: string, field: FieldState): void {
    if (this.base === null) return
    this.base = { ...this.base, fields: new Map(this.base.fields).set(name, field) }
    const { geometry, presetRef, tags } = draftOf(this.base)
    const key = name.startsWith(TAG_PREFIX) ? name.slice(TAG_PREFIX.length) : null
    const settled = key === null ? undefined : tags.get(key)
    this.change({
      ...this.current,
      ...(name === FIELD.location && { geometry }),
      ...(name === FIELD.presetRef && { presetRef }),
      ...(key !== null && settled !== undefined && { tags: new Map(this.current.tags).set(key, settled) })
    })
  }

  /** Marks what is wrong; true when nothing is. */
  protected look(): boolean {
    this.problems = problemsOf(this.source.fields, this.current.tags, this.source.custom)
    this.placeMissing = this.isPlaceMissing
    return this.problems.size === 0 && !this.placeMissing
  }

  /** What the page wrote inside the element. */
  protected readWritten(): void {
    const script = this.querySelector(':scope > script[type="application/json"]')
    if (script === null) return
    try {
      Object.assign(this, readQuestions(script.textContent))
    } catch (error) {
      this.failure = error
    }
  }

  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null
  }
  get validity(): ValidityState | null {
    return this.#internals?.validity ?? null
  }
  get validationMessage(): string {
    return this.#internals?.validationMessage ?? ''
  }
  checkValidity(): boolean {
    return this.#internals?.checkValidity() ?? true
  }
  reportValidity(): boolean {
    return this.#internals?.reportValidity() ?? true
  }
  formAssociatedCallback(): void {
    this.requestUpdate()
  }
  formResetCallback(): void {
    this.#restart()
  }
  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled
  }
  /** The browser brings back what stood here before the page was left. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    const draft = typeof state === 'string' ? draftFromJson(JSON.parse(state) as Json) : null
    if (draft !== null) this.change(draft)
  }
}
