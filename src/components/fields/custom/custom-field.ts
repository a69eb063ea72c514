import { html } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import type { UsedFieldType } from '../../../project/types.js'
import { FieldElement } from '../field-element.js'
import { mountElement } from './mount-element.js'

type Guest = HTMLElement & { field?: unknown; value?: unknown; error?: unknown; disabled?: unknown }

/**
 * @summary Where a plugin's own kind of question stands in a form. What its element throws switches it off; the answer
 *   is then shown as text.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 */
export class CairnFieldCustom extends FieldElement {
  /** Kinds of questions that plugins bring. */
  @property({ attribute: false }) custom: readonly UsedFieldType[] = []

  @state() private guest: Guest | null = null
  @state() private broken: boolean = false

  #shown = ''

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed)
    const type = this.field?.type ?? ''
    if (type !== this.#shown) {
      this.#shown = type
      this.guest = null
      this.broken = false
      void this.#load(type)
    }
    this.#fill()
  }

  async #load(type: string): Promise<void> {
    const kind = this.custom.find(({ id }) => `custom/${id}` === type)
    if (kind === undefined) return
    try {
      const guest: Guest = mountElement(`cairn-custom-field-${kind.id}`, await kind.element())
      guest.addEventListener('cairn-field-change', event => {
        event.stopPropagation()
        this.answer(event.value)
      })
      if (type === this.#shown) this.guest = guest
    } catch (error) {
      this.#fail(kind, error)
    }
  }

  #fill(): void {
    if (this.guest === null) return
    const { field, value, error, disabled } = this
    try {
      Object.assign(this.guest, { field, value, error, disabled })
    } catch (problem) {
      this.#fail(
        this.custom.find(({ id }) => `custom/${id}` === this.#shown),
        problem
      )
    }
  }

  /** Its project lists a kind that failed; here there is still an answer to show. */
  #fail(kind: UsedFieldType | undefined, error: unknown): void {
    console.error(error)
    kind?.failed?.(error)
    this.guest = null
    this.broken = true
  }

  override render(): TemplateResult {
    if (this.broken) {
      return html`<cairn-field-output .field=${this.field} .value=${this.value}></cairn-field-output>`
    }
    return html`${this.guest}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-custom': CairnFieldCustom
  }
}
