import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Field, FieldOption, Preset } from '../../project/types.js'
import { languageName } from '../controllers/language-name.js'
import { askNoMore, changeField, freshId, translate, translated } from './edit-set.js'
import type { EditorView } from './editor-view.js'
import { questionCondition } from './question-condition.js'
import { questionMore } from './question-more.js'
import { kindWords, questionRows } from './question-rows.js'

const TYPES = [
  'text',
  'number',
  'yesNo',
  'selectOne',
  'selectMultiple',
  'date',
  'time',
  'dateTime',
  'location',
  'photo',
  'audio',
  'video',
  'group'
] as const satisfies readonly Field['type'][]

/** Everything of one question. */
export function questionDetails(view: EditorView, preset: Preset, field: Field): TemplateResult {
  const { set, language, localize, edit } = view
  const t = localize.t.bind(localize)
  const change = (changes: Parameters<typeof changeField>[1], kind?: string): void =>
    edit(changeField(field.id, changes), kind && `${kind}/${field.id}`)
  const elsewhere = set.presets.filter(
    ({ id, fields }) => id !== preset.id && fields.includes(field.id)
  ).length
  const key = `field/${field.id}/label`
  return html`<div class="question-details">
    <div class="names">
      <div class="field">
        <label class="label" for="question">${t('editor.question')}</label>
        <input
          class="input"
          id="question"
          dir="auto"
          maxlength="300"
          .value=${field.label}
          @input=${(event: Event) => change({ label: textOf(event) }, 'label')}
        />
      </div>
      ${
        language === ''
          ? nothing
          : html`<div class="field">
              <label class="label" for="other-question"
                >${t('editor.inLanguage', { language: languageName(language, localize) })}</label
              >
              <input
                class="input"
                id="other-question"
                dir="auto"
                lang=${language}
                maxlength="300"
                .value=${translated(set, language, key)}
                @input=${(event: Event) => edit(translate(language, key, textOf(event)), `${key}/${language}`)}
              />
            </div>`
      }
    </div>
    <div class="field">
      <label class="label" for="type">${t('editor.answer')}</label>
      <select
        class="input"
        id="type"
        @change=${(event: Event) => {
          const type = (event.target as HTMLSelectElement).value as Field['type']
          change({
            type,
            default: undefined,
            compute: undefined,
            ...(type.startsWith('select') && { options: field.options ?? [] }),
            ...(type === 'group' && { fields: field.fields ?? [] })
          })
        }}
      >
        ${kindsFor(field).map(
          type =>
            html`<option value=${type} .selected=${type === field.type}>${kindWords(type, localize)}</option>`
        )}
      </select>
    </div>
    ${field.type.startsWith('select') ? options(view, field) : nothing}
    ${field.type === 'number' ? bounds(view, field) : nothing}
    ${field.type === 'group' ? questionRows(view, field) : nothing} ${questionMore(view, preset, field)}
    ${questionCondition(view, preset, field)}
    <div class="field">
      <label class="label" for="hint">${t('editor.hint')}</label>
      <input
        class="input"
        id="hint"
        dir="auto"
        maxlength="500"
        .value=${field.helperText ?? ''}
        @input=${(event: Event) => change({ helperText: textOf(event) || undefined }, 'hint')}
      />
    </div>
    <label class="switch">
      <span class="grow strong">${t('editor.mustAnswer')}</span>
      <input
        type="checkbox"
        .checked=${field.required === true}
        @change=${(event: Event) => change({ required: isChecked(event) || undefined })}
      />
    </label>
    ${elsewhere === 0 ? nothing : html`<p class="note">${t('editor.sharedQuestion', { n: elsewhere })}</p>`}
    <div class="acts">
      <button class="button plain danger" type="button" @click=${() => edit(askNoMore(preset.id, field.id))}>
        <cairn-icon name="trash"></cairn-icon>${t('editor.removeQuestion')}
      </button>
    </div>
  </div>`
}

/** What a question can be made to, and what it is where that came from elsewhere. */
function kindsFor({ type }: Field): readonly Field['type'][] {
  return TYPES.some(known => known === type) ? TYPES : [...TYPES, type]
}

function bounds({ localize, edit }: EditorView, field: Field): TemplateResult {
  const number = (name: 'min' | 'max'): TemplateResult =>
    html`<div class="field">
      <label class="label" for=${name}>${localize.t(`editor.${name}`)}</label>
      <input
        class="input"
        id=${name}
        type="number"
        step="any"
        .value=${String(field[name] ?? '')}
        @change=${(event: Event) => {
          const { valueAsNumber } = event.target as HTMLInputElement
          edit(changeField(field.id, { [name]: Number.isNaN(valueAsNumber) ? undefined : valueAsNumber }))
        }}
      />
    </div>`
  return html`<div class="names">
    ${number('min')} ${number('max')}
    <div class="field">
      <label class="label" for="unit">${localize.t('editor.unit')}</label>
      <input
        class="input"
        id="unit"
        maxlength="20"
        placeholder="m"
        .value=${field.unit ?? ''}
        @input=${(event: Event) => edit(changeField(field.id, { unit: textOf(event) || undefined }), `unit/${field.id}`)}
      />
    </div>
  </div>`
}

function options(view: EditorView, field: Field): TemplateResult {
  const { set, language, localize, edit } = view
  const t = localize.t.bind(localize)
  const list = field.options ?? []
  const put = (next: readonly FieldOption[], kind?: string): void =>
    edit(changeField(field.id, { options: next }), kind)
  return html`<div class="field">
    <span class="label" id="options-label">${t('editor.options')}</span>
    <ol class="option-rows" aria-labelledby="options-label">
      ${list.map((option, place) => {
        const key = `field/${field.id}/options/${option.value}`
        return html`<li>
          <input
            class="input"
            dir="auto"
            maxlength="200"
            aria-label=${t('editor.optionNumber', { n: place + 1 })}
            .value=${option.label}
            @input=${(event: Event) =>
              put(
                list.with(place, { ...option, label: textOf(event) }),
                `option/${field.id}/${option.value}`
              )}
          />
          ${
            language === ''
              ? nothing
              : html`<input
                  class="input"
                  dir="auto"
                  lang=${language}
                  maxlength="200"
                  aria-label=${`${option.label}: ${languageName(language, localize)}`}
                  .value=${translated(set, language, key)}
                  @input=${(event: Event) => edit(translate(language, key, textOf(event)), `${key}/${language}`)}
                />`
          }
          <button
            class="icon-button"
            type="button"
            aria-label=${t('editor.up', { name: option.label })}
            ?disabled=${place === 0}
            @click=${() => put(list.toSpliced(place, 1).toSpliced(place - 1, 0, option))}
          >
            <cairn-icon name="up-arrow"></cairn-icon>
          </button>
          <button
            class="icon-button"
            type="button"
            aria-label=${t('editor.removeOption', { name: option.label })}
            @click=${() => put(list.toSpliced(place, 1))}
          >
            <cairn-icon name="close"></cairn-icon>
          </button>
        </li>`
      })}
    </ol>
    <div class="acts">
      <button
        class="button slight"
        type="button"
        @click=${() => put([...list, { value: freshId('option'), label: t('editor.newOption') }])}
      >
        <cairn-icon name="plus"></cairn-icon>${t('editor.addOption')}
      </button>
    </div>
  </div>`
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement).value
}
function isChecked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked
}
