import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Computation, Field, FieldDefault, Preset } from '../../project/types.js'
import { changeField } from './edit-set.js'
import type { EditorView } from './editor-view.js'

const OPERATIONS = ['sum', 'product', 'difference', 'quotient', 'count', 'concat', 'age'] as const

/** What a question begins with, and whether it answers itself out of others. */
export function questionMore(view: EditorView, preset: Preset, field: Field): TemplateResult {
  return html`${field.compute === undefined ? begins(view, field) : nothing} ${computes(view, preset, field)}`
}

function begins({ localize, edit }: EditorView, field: Field): TemplateResult | typeof nothing {
  const isTime = field.type === 'time' || field.type === 'dateTime'
  const offered: readonly FieldDefault['from'][] = [
    ...(field.type === 'date' ? (['today'] as const) : isTime ? (['now'] as const) : []),
    ...(isFile(field) || field.type === 'group' ? [] : (['last'] as const)),
    ...(field.default?.from === 'value' ? (['value'] as const) : [])
  ]
  if (offered.length === 0) return nothing
  return html`<div class="field">
    <label class="label" for="begins">${localize.t('editor.begins')}</label>
    <select
      class="input"
      id="begins"
      @change=${(event: Event) => {
        const from = (event.target as HTMLSelectElement).value as FieldDefault['from'] | ''
        const keeps = from === 'value' ? field.default : undefined
        edit(changeField(field.id, { default: from === '' || from === 'value' ? keeps : { from } }))
      }}
    >
      <option value="" .selected=${field.default === undefined}>${localize.t('editor.begins.none')}</option>
      ${offered.map(
        from =>
          html`<option value=${from} .selected=${field.default?.from === from}>
            ${localize.t(`editor.begins.${from}`)}
          </option>`
      )}
    </select>
  </div>`
}

function computes(view: EditorView, preset: Preset, field: Field): TemplateResult | typeof nothing {
  const { localize, edit, set } = view
  const { compute } = field
  const offered = OPERATIONS.filter(op => (op === 'concat' ? field.type === 'text' : field.type === 'number'))
  if (offered.length === 0 && compute === undefined) return nothing
  const others = preset.fields
    .map(id => set.fields.find(known => known.id === id))
    .filter(known => known !== undefined && known.id !== field.id && !isFile(known)) as readonly Field[]
  const change = (next: Computation | undefined): void => edit(changeField(field.id, { compute: next }))
  return html`<div class="field">
      <label class="label" for="compute">${localize.t('editor.compute')}</label>
      <select
        class="input"
        id="compute"
        @change=${(event: Event) => {
          const op = (event.target as HTMLSelectElement).value as Computation['op'] | ''
          change(op === '' ? undefined : { ...compute, op, of: compute?.of ?? [] })
        }}
      >
        <option value="" .selected=${compute === undefined}>${localize.t('editor.compute.none')}</option>
        ${offered.map(
          op =>
            html`<option value=${op} .selected=${compute?.op === op}>
              ${localize.t(`editor.compute.${op}`)}
            </option>`
        )}
      </select>
    </div>
    ${
      compute === undefined
        ? nothing
        : html`<fieldset class="field">
            <legend class="label">${localize.t('editor.computeOf')}</legend>
            ${others.map(
              ({ tagKey, label }) =>
                html`<label class="switch">
                  <span class="grow" dir="auto">${label}</span>
                  <input
                    type="checkbox"
                    .checked=${compute.of.includes(tagKey)}
                    @change=${(event: Event) => {
                      const rest = compute.of.filter(part => part !== tagKey)
                      const isOn = (event.target as HTMLInputElement).checked
                      change({ ...compute, of: isOn ? [...rest, tagKey] : rest })
                    }}
                  />
                </label>`
            )}
          </fieldset>`
    }`
}

function isFile({ type }: Field): boolean {
  return type === 'photo' || type === 'audio' || type === 'video'
}
