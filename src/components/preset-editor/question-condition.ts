import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Json } from '../../model/index.js'
import type { Condition, Field, Preset } from '../../project/types.js'
import { changeField } from './edit-set.js'
import type { EditorView } from './editor-view.js'

interface Choice {
  readonly key: string
  readonly words: string
  readonly showWhen: NonNullable<Field['showWhen']>
}

/** When a question is asked: always, or after one answer to a question that stands before it. */
export function questionCondition(
  view: EditorView,
  preset: Preset,
  field: Field
): TemplateResult | typeof nothing {
  const { localize, edit } = view
  const conditions = conditionsFor(view, preset, field)
  const now = field.showWhen && keyNow(field.showWhen)
  const isSpecial = now !== undefined && !conditions.some(({ key }) => key === now)
  if (conditions.length === 0 && now === undefined) return nothing
  return html`<div class="field">
    <label class="label" for="when">${localize.t('editor.when')}</label>
    <select
      class="input"
      id="when"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement
        if (isSpecial && value === now) return
        const chosen = conditions.find(({ key }) => key === value)
        edit(changeField(field.id, { showWhen: chosen?.showWhen }))
      }}
    >
      <option value="" .selected=${now === undefined}>${localize.t('editor.whenAlways')}</option>
      ${isSpecial ? html`<option value=${now} .selected=${true}>${localize.t('editor.whenSpecial')}</option>` : nothing}
      ${conditions.map(
        ({ key, words }) => html`<option value=${key} .selected=${key === now}>${words}</option>`
      )}
    </select>
  </div>`
}

function conditionsFor({ set, localize }: EditorView, preset: Preset, field: Field): readonly Choice[] {
  const before = preset.fields.slice(0, Math.max(0, preset.fields.indexOf(field.id)))
  return before
    .map(id => set.fields.find(known => known.id === id))
    .filter(known => known !== undefined)
    .flatMap(({ tagKey, label, type, options = [] }) => {
      const answers: readonly (readonly [Json, string])[] =
        type === 'yesNo'
          ? [
              [true, localize.t('field.yes')],
              [false, localize.t('field.no')]
            ]
          : type.startsWith('select')
            ? options.map(option => [option.value, option.label])
            : []
      return answers.map(([value, answer]) => ({
        key: keyOf(tagKey, value),
        words: localize.t('editor.whenIs', { question: label, answer }),
        showWhen: { tagKey, values: [value] }
      }))
    })
}

/** The key of the condition that stands; of one that this editor cannot make, the whole of it. */
function keyNow(showWhen: Condition): string {
  const isPlain = 'tagKey' in showWhen && showWhen.values?.length === 1 && Object.keys(showWhen).length === 2
  return isPlain ? keyOf(showWhen.tagKey, showWhen.values[0] ?? null) : JSON.stringify(showWhen)
}

function keyOf(tagKey: string, value: Json): string {
  return JSON.stringify([tagKey, value])
}
