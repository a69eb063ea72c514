import { html } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { Json } from '../../../model/index.js'
import type { UsedFieldType } from '../../../project/types.js'
import { FieldElement } from '../field-element.js'
import { switchOff } from '../field-problems.js'
import { asJson, Guest } from './guest.js'

/**
 * @summary Where a plugin's own kind of question stands in a form. What its element throws switches it off; the answer
 *   is then shown as text.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 */
export class CairnFieldCustom extends FieldElement {
  /** Kinds of questions that plugins bring. */
  @property({ attribute: false }) custom: readonly UsedFieldType[] = []

  @state() private broken: boolean = false

  readonly #guest = new Guest(error => this.#fail(error))
  #kind: UsedFieldType | undefined = undefined
  #shown = ''

  protected override get kinds(): readonly UsedFieldType[] {
    return this.broken ? [] : this.custom
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    const type = this.field?.type ?? ''
    if (type !== this.#shown) {
      this.#shown = type
      this.broken = false
      void this.#load(type)
    }
    const { field, value, error, disabled } = this
    this.#guest.fill({ field, value, error, disabled })
  }

  protected override update(changed: PropertyValues<this>): void {
    this.#guest.drawn(() => super.update(changed))
  }

  async #load(type: string): Promise<void> {
    this.#guest.leave()
    const kind = this.custom.find(({ id }) => `custom/${id}` === type)
    this.#kind = kind
    if (kind === undefined) return
    const isThere = await this.#guest.come(`cairn-custom-field-${kind.id}`, () => kind.element(), {
      'cairn-field-change': event => this.answer(answerIn(event))
    })
    if (isThere) this.requestUpdate()
  }

  /** Its project lists a kind that failed; here there is still an answer to show. */
  #fail(error: unknown): void {
    if (this.#kind?.failed) this.#kind.failed(error)
    else if (this.#kind) switchOff(this.#kind)
    this.broken = true
  }

  override render(): TemplateResult {
    if (this.broken) {
      return html`<cairn-field-output .field=${this.field} .value=${this.value}></cairn-field-output>`
    }
    return html`${this.#guest.element}`
  }
}

/** The answer that an event brings. @throws TypeError when it is none that can be kept */
function answerIn(event: Event): Json | undefined {
  const { value } = event as { readonly value?: unknown }
  return value === undefined && 'value' in event ? undefined : asJson(value)
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-custom': CairnFieldCustom
  }
}
