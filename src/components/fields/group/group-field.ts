import { css, html, nothing } from 'lit'
import type { CSSResultGroup, TemplateResult } from 'lit'
import { property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Json } from '../../../model/index.js'
import type { UsedFieldType, Field, Project } from '../../../project/types.js'
import { Localizer } from '../../controllers/localizer.js'
import { answers } from '../../strings/en/answers.js'
import { form } from '../../strings/en/form.js'
import { withComputed } from '../compute.js'
import { askedOf } from '../conditions.js'
import { FieldElement } from '../field-element.js'
import type { CairnFieldChangeEvent } from '../field-events.js'
import { fieldTemplate } from '../field-template.js'
import { rowsOf } from '../any-answer.js'
import { problemsOf, problemWords } from '../field-problems.js'

type Row = ReadonlyMap<string, Json>

/**
 * @summary Questions that are asked again and again, one row for each tree, visitor or sample. The answer is a list of
 *   rows, each an object of tag key → answer.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 * @csspart row - One row.
 */
export class CairnFieldGroup extends FieldElement {
  static override styles: CSSResultGroup = [
    FieldElement.styles,
    css`
      .rows {
        display: grid;
        gap: 12px;
      }
      .one {
        display: grid;
        gap: 18px;
        padding: 12px;
        border: 1.5px solid var(--_line-strong);
        border-radius: var(--_radius);
      }
      .head {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .undo {
        display: flex;
        align-items: center;
        gap: 12px;
      }
    `
  ]

  @property({ attribute: false }) project: Project | null | undefined = undefined
  /** Kinds of questions that plugins bring. */
  @property({ attribute: false }) custom: readonly UsedFieldType[] = []

  @state() private removed: { readonly row: Row; readonly place: number } | null = null

  readonly #more = new Localizer(this, { ...form, ...answers })
  /** Rows keep their elements, and so the cursor, when they move. */
  #keys: number[] = []
  #nextKey = 0

  #write(rows: readonly Row[]): void {
    this.answer(rows.length === 0 ? undefined : rows.map(row => Object.fromEntries(row)))
  }

  #change(place: number, field: Field, event: CairnFieldChangeEvent): void {
    event.stopPropagation()
    const rows = rowsOf(this.value)
    const row = new Map(rows[place])
    if (event.value === undefined) row.delete(field.tagKey)
    else row.set(field.tagKey, event.value)
    this.#write(rows.with(place, withComputed(this.field?.fields ?? [], row, Date.now())))
  }

  async #add(): Promise<void> {
    this.removed = null
    const rows = rowsOf(this.value)
    this.#write([...rows, new Map()])
    await this.updateComplete
    const added = this.renderRoot.querySelectorAll('.one')[rows.length]
    added?.querySelector<HTMLElement>('.questions > *')?.focus()
  }

  async #remove(place: number): Promise<void> {
    const rows = rowsOf(this.value)
    const row = rows[place]
    if (row === undefined) return
    this.removed = { row, place }
    this.#keys.splice(place, 1)
    this.#write(rows.toSpliced(place, 1))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.undo button')?.focus()
  }

  #undo(): void {
    if (this.removed === null) return
    const { row, place } = this.removed
    this.removed = null
    this.#keys.splice(place, 0, this.#nextKey++)
    this.#write(rowsOf(this.value).toSpliced(place, 0, row))
  }

  #move(place: number, step: -1 | 1): void {
    const rows = rowsOf(this.value)
    const [one, other] = [rows[place], rows[place + step]]
    if (one === undefined || other === undefined) return
    const [key, otherKey] = [this.#keys[place]!, this.#keys[place + step]!]
    this.#keys[place] = otherKey
    this.#keys[place + step] = key
    this.#write(rows.with(place, other).with(place + step, one))
  }

  protected override get kinds(): readonly UsedFieldType[] {
    return this.custom
  }

  override render(): TemplateResult {
    const rows = rowsOf(this.value)
    while (this.#keys.length < rows.length) this.#keys.push(this.#nextKey++)
    this.#keys.length = rows.length
    const t = this.#more.t.bind(this.#more)
    return html`<div class="field" role="group" aria-labelledby="label" aria-describedby=${this.describedBy}>
      <span class="label" id="label">${this.words()}</span>
      <div class="rows" role="list">
        ${repeat(
          rows,
          (_, place) => this.#keys[place],
          (row, place) => this.#one(row, place, rows.length)
        )}
      </div>
      <div role="status">
        ${
          this.removed === null
            ? nothing
            : html`<div class="undo note">
                <span class="grow">${t('group.removed')}</span>
                <button class="button slight" type="button" @click=${() => this.#undo()}>${t('undo')}</button>
              </div>`
        }
      </div>
      <button class="button" type="button" ?disabled=${this.disabled} @click=${() => void this.#add()}>
        <cairn-icon name="plus"></cairn-icon>${t('group.add')}
      </button>
      ${this.below()}
    </div>`
  }

  #one(row: Row, place: number, count: number): TemplateResult {
    const fields = this.field?.fields ?? []
    const problems = this.error === '' ? null : problemsOf(fields, row, this.custom)
    const name = this.#more.t('group.row', { n: place + 1 })
    return html`<div class="one" part="row" role="listitem" aria-label=${name}>
      <div class="head">
        <span class="grow strong">${name}</span>
        ${this.#mover(place, -1, place === 0)} ${this.#mover(place, 1, place === count - 1)}
        <button
          class="icon-button"
          type="button"
          aria-label=${this.#more.t('group.remove', { n: place + 1 })}
          ?disabled=${this.disabled}
          @click=${() => void this.#remove(place)}
        >
          <cairn-icon name="trash"></cairn-icon>
        </button>
      </div>
      <div class="questions" .style=${'display:contents'}>
        ${repeat(
          askedOf(fields, row),
          field => field.id,
          field =>
            fieldTemplate({
              field,
              value: row.get(field.tagKey),
              error: problemWords(problems?.get(field.tagKey), this.#more),
              disabled: this.disabled,
              iconUrl: this.iconUrl,
              project: this.project,
              custom: this.custom,
              changed: event => this.#change(place, field, event)
            })
        )}
      </div>
    </div>`
  }

  #mover(place: number, step: -1 | 1, isEnd: boolean): TemplateResult {
    return html`<button
      class="icon-button"
      type="button"
      aria-label=${this.#more.t(step < 0 ? 'group.up' : 'group.down', { n: place + 1 })}
      ?disabled=${this.disabled || isEnd}
      @click=${() => this.#move(place, step)}
    >
      <cairn-icon name=${step < 0 ? 'up-arrow' : 'down-arrow'}></cairn-icon>
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-group': CairnFieldGroup
  }
}
