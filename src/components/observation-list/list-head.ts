import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'

/** Ways to put the list in order. */
const ORDERS = ['newest', 'oldest', 'name', 'nearest'] as const
export type ListOrder = (typeof ORDERS)[number]

interface ListHead {
  /** Undefined while it is not known. */
  readonly total: number | undefined
  readonly order: ListOrder
  readonly setOrder: (order: ListOrder) => void
  /** Whether many can be chosen. */
  readonly canChoose: boolean
  /** How many are chosen; null while none is being chosen. */
  readonly chosen: number | null
  /** More are being chosen than are read yet. */
  readonly isReading: boolean
  readonly switchChoosing: (choosing: boolean) => void
  readonly chooseAll: () => void
}

/** How many there are and in which order; while some are being chosen, how many are. */
export function listHead(head: ListHead, localize: LocalizeController): TemplateResult {
  const isChoosing = head.chosen !== null
  return html`<div class="head" part="head">
    ${isChoosing ? endButton(head, localize) : nothing}
    <span class="count" role="status">${countWords(head, localize)}</span>
    ${isChoosing ? allButton(head, localize) : nothing}
    <slot name="head" ?hidden=${isChoosing}></slot>
    ${isChoosing || !head.canChoose || !head.total ? nothing : chooseButton(head, localize)}
    ${isChoosing ? nothing : orderSelect(head, localize)}
  </div>`
}

function countWords({ total, chosen, isReading }: ListHead, localize: LocalizeController): string {
  if (isReading) return localize.t('list.choosing')
  if (chosen !== null) return localize.t('list.chosen', { n: chosen })
  return total === undefined ? localize.t('loading') : localize.t('observations', { n: total })
}

function chooseButton(head: ListHead, localize: LocalizeController): TemplateResult {
  return html`<button class="text-button switch" type="button" @click=${() => head.switchChoosing(true)}>
    ${localize.t('list.choose')}
  </button>`
}

function endButton(head: ListHead, localize: LocalizeController): TemplateResult {
  return html`<button
    class="icon-button switch"
    type="button"
    aria-label=${localize.t('list.chooseEnd')}
    @click=${() => head.switchChoosing(false)}
  >
    <cairn-icon name="close"></cairn-icon>
  </button>`
}

function allButton(head: ListHead, localize: LocalizeController): TemplateResult {
  const isAll = head.chosen !== 0 && head.chosen === head.total
  return html`<button
    class="text-button all"
    type="button"
    ?disabled=${head.isReading}
    @click=${head.chooseAll}
  >
    ${localize.t(isAll ? 'list.chooseNone' : 'list.chooseAll')}
  </button>`
}

function orderSelect({ order, setOrder }: ListHead, localize: LocalizeController): TemplateResult {
  return html`<label class="order">
    <span class="visually-hidden">${localize.t('list.order')}</span>
    <select
      .value=${order}
      @change=${(event: Event) => setOrder((event.target as HTMLSelectElement).value as ListOrder)}
    >
      ${ORDERS.map(
        each =>
          html`<option value=${each} ?selected=${order === each}>
            ${localize.t(each === 'name' ? 'list.byName' : `list.${each}`)}
          </option>`
      )}
    </select>
    <cairn-icon name="chevron-down"></cairn-icon>
  </label>`
}
