import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Field, Preset } from '../../project/types.js'
import { dragOrder } from './drag-order.js'
import { askIn, freshId, moveField } from './edit-set.js'
import type { EditorView } from './editor-view.js'
import { questionDetails } from './question-details.js'
import { kindWords } from './question-rows.js'

/** The questions of a category in their order; the open one shows everything of itself. */
export function questionList(view: EditorView, preset: Preset): TemplateResult {
  const { set, localize } = view
  const t = localize.t.bind(localize)
  const byId = new Map(set.fields.map(field => [field.id, field]))
  const asked = preset.fields.map(id => byId.get(id)).filter(field => field !== undefined)
  const others = set.fields.filter(({ id }) => !preset.fields.includes(id))
  return html`<div class="field">
    <span class="label" id="questions-label"
      >${t('editor.questions')} <span class="optional">${t('editor.questionsHint')}</span></span
    >
    ${
      asked.length === 0
        ? html`<p class="note">${t('editor.noQuestions')}</p>`
        : html`<ol class="card questions" aria-labelledby="questions-label">
            ${asked.map((field, place) => row(view, preset, field, place, asked.length))}
          </ol>`
    }
    <div class="acts">
      <button class="button slight" type="button" @click=${() => ask(view, preset)}>
        <cairn-icon name="plus"></cairn-icon>${t('editor.addQuestion')}
      </button>
      ${
        others.length === 0
          ? nothing
          : html`<select
              class="input known"
              aria-label=${t('editor.askKnown')}
              @change=${(event: Event) => {
                const select = event.target as HTMLSelectElement
                const field = byId.get(select.value)
                select.value = ''
                if (field) view.edit(askIn(preset.id, field))
              }}
            >
              <option value="">${t('editor.askKnown')}</option>
              ${others.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}
            </select>`
      }
    </div>
  </div>`
}

function row(view: EditorView, preset: Preset, field: Field, place: number, count: number): TemplateResult {
  const { localize, edit, openField } = view
  const t = localize.t.bind(localize)
  const isOpen = view.field === field.id
  const move = (step: -1 | 1): TemplateResult =>
    html`<button
      class="icon-button"
      type="button"
      aria-label=${t(step < 0 ? 'editor.up' : 'editor.down', { name: field.label })}
      ?disabled=${step < 0 ? place === 0 : place === count - 1}
      @click=${() => edit(moveField(preset.id, field.id, place + step))}
    >
      <cairn-icon name=${step < 0 ? 'up-arrow' : 'down-arrow'}></cairn-icon>
    </button>`
  return html`<li data-drag=${field.id} ?data-open=${isOpen}>
    <div class="question">
      <span
        class="handle"
        aria-hidden="true"
        @pointerdown=${(event: PointerEvent) => {
          if (view.isReadOnly) return
          dragOrder(event, (id, over) => edit(moveField(preset.id, id, preset.fields.indexOf(over))))
        }}
        ><cairn-icon name="drag"></cairn-icon
      ></span>
      <button
        class="grow open"
        type="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        @click=${() => openField(isOpen ? null : field.id)}
      >
        <span class="strong" dir="auto">${field.label || t('editor.noLabel')}</span>
        <span class="sub" dir="auto">${summaryOf(field, localize)}</span>
      </button>
      ${move(-1)} ${move(1)}
    </div>
    ${isOpen ? questionDetails(view, preset, field) : nothing}
  </li>`
}

function summaryOf(field: Field, localize: EditorView['localize']): string {
  const parts = [kindWords(field.type, localize), (field.options ?? []).map(({ label }) => label).join(', ')]
  if (field.required === true) parts.push(localize.t('editor.required'))
  return parts.filter(Boolean).join(' · ')
}

function ask({ edit, openField, localize }: EditorView, preset: Preset): void {
  const id = freshId('question')
  edit(askIn(preset.id, { id, tagKey: id, label: localize.t('editor.newQuestion'), type: 'text' }))
  openField(id)
}
