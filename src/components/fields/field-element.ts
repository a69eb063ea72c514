import { html, LitElement, nothing } from 'lit'
import type { CSSResultGroup, PropertyValues, TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { Json } from '../../model/index.js'
import type { Field, UsedFieldType } from '../../project/types.js'
import { Localizer } from '../controllers/localizer.js'
import { form } from '../strings/en/form.js'
import { basics } from '../styles/basics.js'
import { fieldStyles } from '../styles/fields.js'
import { tokens } from '../styles/tokens.js'
import { CairnFieldChangeEvent } from './field-events.js'
import { problemOf, problemWords } from './field-problems.js'

/**
 * A question of a form: its words above, then the control, a hint, and what is wrong. Works in any `<form>`:
 * `name` is the field's tag key, the submitted value its JSON, or the text itself.
 *
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer was changed by a person.
 */
export abstract class FieldElement extends LitElement {
  static readonly formAssociated = true
  static override styles: CSSResultGroup = [tokens, basics, fieldStyles]
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true
  }

  /** The question. */
  @property({ attribute: false }) field: Field | null = null
  /** The answer; undefined for none. */
  @property({ attribute: false }) value: Json | undefined = undefined
  /** What is wrong with the answer, in words; empty when nothing is. */
  @property() error: string = ''
  @property({ reflect: true }) name: string = ''
  @property({ type: Boolean, reflect: true }) disabled: boolean = false
  /** Option icon id → `data:` URL, as `project.categories.iconUrl` gives it. */
  @property({ attribute: false }) iconUrl: (icon: string) => string | null = () => null

  protected readonly localize = new Localizer(this, form)
  readonly #internals = typeof this.attachInternals === 'function' ? this.attachInternals() : null
  #initial: Json | undefined = undefined

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) this.#initial = this.value
    if (changed.has('field') && this.field !== null && this.name === '') this.name = this.field.tagKey
    if (changed.has('value')) {
      const { value } = this
      this.#internals?.setFormValue(formValue(value), value === undefined ? null : JSON.stringify(value))
    }
  }

  protected override updated(): void {
    this.#sayValidity()
  }

  /** A form around it hears what is wrong before it is shown: an error is shown only when it was looked for. */
  #sayValidity(): void {
    const internals = this.#internals
    if (internals === null) return
    const problem = this.field === null ? null : problemOf(this.field, this.value, this.kinds)
    const words = this.error || (problem === null ? '' : problemWords(problem, this.localize))
    const anchor = this.renderRoot.querySelector<HTMLElement>('input, textarea, select, button') ?? undefined
    if (words === '') internals.setValidity({})
    else if (problem === 'field.required') internals.setValidity({ valueMissing: true }, words, anchor)
    else internals.setValidity({ customError: true }, words, anchor)
  }

  /** Kinds of questions of plugins that are known here. */
  protected get kinds(): readonly UsedFieldType[] {
    return []
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
  get willValidate(): boolean {
    return this.#internals?.willValidate ?? false
  }
  checkValidity(): boolean {
    return this.#internals?.checkValidity() ?? true
  }
  reportValidity(): boolean {
    return this.#internals?.reportValidity() ?? true
  }

  formResetCallback(): void {
    this.value = this.#initial
  }

  /** The browser brings back what stood here before the page was left. */
  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== 'string') return
    try {
      this.answer(JSON.parse(state) as Json)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled
  }

  /** Takes an answer from the control and says so. */
  protected answer(value: Json | undefined): void {
    this.value = value
    this.dispatchEvent(new CairnFieldChangeEvent(value))
  }

  /** For `aria-describedby` of the control. */
  protected get describedBy(): string | typeof nothing {
    const ids = [this.field?.helperText ? 'hint' : '', this.error === '' ? '' : 'error'].filter(Boolean)
    return ids.length === 0 ? nothing : ids.join(' ')
  }

  protected words(): TemplateResult {
    const written = this.field?.type !== 'selectOne' && this.field?.type !== 'selectMultiple'
    const optional = written && this.field?.required !== true
    return html`<bdi>${this.field?.label ?? ''}</bdi>
      ${optional ? html`<span class="optional">${this.localize.t('field.optional')}</span>` : nothing}`
  }

  /** On what is chosen; an element for each answer that is not would be most of a form's elements. */
  protected tick(chosen: boolean): TemplateResult | typeof nothing {
    return chosen ? html`<span class="tick"><cairn-icon name="check"></cairn-icon></span>` : nothing
  }

  protected below(): TemplateResult {
    return html`${
      this.field?.helperText ? html`<span class="hint" id="hint">${this.field.helperText}</span>` : nothing
    }
    ${
      this.error === ''
        ? nothing
        : html`<span class="error" id="error"><cairn-icon name="warn"></cairn-icon>${this.error}</span>`
    }`
  }
}

function formValue(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
