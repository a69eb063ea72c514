import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Field } from '../../project/types.js'
import { changeField, freshId } from './edit-set.js'
import type { EditorView } from './editor-view.js'

/** Kinds that a question of a row can be made of here; what else a file brings stays as it is. */
const KINDS = ['text', 'number', 'yesNo', 'date', 'time', 'location'] as const

/** The questions of a group's rows: their words and kinds. */
export function questionRows({ localize, edit }: EditorView, field: Field): TemplateResult {
  const t = localize.t.bind(localize)
  const list = field.fields ?? []
  const put = (fields: readonly Field[], kind?: string): void => edit(changeField(field.id, { fields }), kind)
  return html`<div class="field">
    <span class="label" id="rows-label">${t('editor.rowQuestions')}</span>
    <ol class="option-rows" aria-labelledby="rows-label">
      ${list.map((inner, place) => row(localize, inner, place, list, put))}
    </ol>
    <div class="acts">
      <button
        class="button slight"
        type="button"
        @click=${() => {
          const id = freshId('question')
          put([...list, { id, tagKey: id, label: t('editor.newQuestion'), type: 'text' }])
        }}
      >
        <cairn-icon name="plus"></cairn-icon>${t('editor.addQuestion')}
      </button>
    </div>
  </div>`
}

function row(
  localize: EditorView['localize'],
  inner: Field,
  place: number,
  list: readonly Field[],
  put: (fields: readonly Field[], kind?: string) => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const kinds: readonly Field['type'][] = KINDS.some(kind => kind === inner.type)
    ? KINDS
    : [...KINDS, inner.type]
  const name = t('editor.rowQuestion', { n: place + 1 })
  return html`<li>
    <input
      class="input"
      dir="auto"
      maxlength="300"
      aria-label=${name}
      .value=${inner.label}
      @input=${(event: Event) =>
        put(
          list.with(place, { ...inner, label: (event.target as HTMLInputElement).value }),
          `row/${inner.id}`
        )}
    />
    <select
      class="input"
      aria-label=${`${name}: ${t('editor.answer')}`}
      @change=${(event: Event) =>
        put(list.with(place, { ...inner, type: (event.target as HTMLSelectElement).value as Field['type'] }))}
    >
      ${kinds.map(
        kind =>
          html`<option value=${kind} .selected=${kind === inner.type}>${kindWords(kind, localize)}</option>`
      )}
    </select>
    <button
      class="icon-button"
      type="button"
      aria-label=${t('editor.up', { name: inner.label })}
      ?disabled=${place === 0}
      @click=${() => put(list.toSpliced(place, 1).toSpliced(place - 1, 0, inner))}
    >
      <cairn-icon name="up-arrow"></cairn-icon>
    </button>
    <button
      class="icon-button"
      type="button"
      aria-label=${t('editor.removeOption', { name: inner.label })}
      @click=${() => put(list.toSpliced(place, 1))}
    >
      <cairn-icon name="close"></cairn-icon>
    </button>
  </li>`
}

/** A kind of question in words. */
export function kindWords(type: Field['type'], localize: EditorView['localize']): string {
  const kind = type.startsWith('custom/') ? 'custom' : (type as Exclude<Field['type'], `custom/${string}`>)
  return localize.t(`editor.type.${kind}`)
}
