import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Geometry, Preset } from '../../project/types.js'
import { PAINT_NAMES } from '../../project/paint.js'
import { languageName } from '../controllers/language-name.js'
import type {
  CairnIconPickerBroughtEvent,
  CairnIconPickerChooseEvent
} from '../icon-picker/icon-picker-events.js'
import {
  addGroup,
  addIcon,
  besideIn,
  changePreset,
  freshId,
  movePresetTo,
  removePreset,
  renameGroup,
  translate,
  translated
} from './edit-set.js'
import type { EditorView } from './editor-view.js'
import { languageSelect } from './language-select.js'
import { questionList } from './question-list.js'

/** No group has this id: it is not what `freshId` gives. */
const NEW_GROUP = '+'
const GEOMETRIES: readonly Geometry[] = ['point', 'line', 'area']

/** Everything of one category. `uses` is how many observations are of this kind; null while it is counted. */
export function presetDetails(view: EditorView, preset: Preset, uses: number | null): TemplateResult {
  const { localize, edit, isReadOnly } = view
  const t = localize.t.bind(localize)
  const change = (changes: Parameters<typeof changePreset>[1], kind?: string): void =>
    edit(changePreset(preset.id, changes), kind && `${kind}/${preset.id}`)
  return html`<fieldset class="whole" ?disabled=${isReadOnly}>
    ${names(view, preset)} ${picture(view, preset)}
    <div class="field" role="radiogroup" aria-labelledby="paint-label">
      <span class="label" id="paint-label"
        >${t('editor.colour')} <span class="optional">${t('editor.colourHint')}</span></span
      >
      <div class="paints">
        ${PAINT_NAMES.map(
          paint =>
            html`<label class="paint" .style=${`--paint:${view.categories.paint(paint)}`}>
              <input
                type="radio"
                name="paint"
                aria-label=${t(`editor.paint.${paint}`)}
                title=${t(`editor.paint.${paint}`)}
                .checked=${preset.color === paint}
                @change=${() => change({ color: paint })}
              /><span></span>
            </label>`
        )}
      </div>
    </div>
    ${questionList(view, preset)}
    <fieldset class="field">
      <legend class="label">${t('editor.geometry')}</legend>
      <div class="options three">
        ${GEOMETRIES.map(
          geometry =>
            html`<label class="option">
              <input
                type="checkbox"
                .checked=${preset.geometry.includes(geometry)}
                @change=${(event: Event) => change({ geometry: toggled(preset, geometry, event) })}
              />
              <span class="words">${t(`editor.geometry.${geometry}`)}</span>
              <span class="tick"><cairn-icon name="check"></cairn-icon></span>
            </label>`
        )}
      </div>
    </fieldset>
    ${group(view, preset)}
    <div class="field">
      <label class="label" for="terms">${t('editor.terms')}</label>
      <input
        class="input"
        id="terms"
        dir="auto"
        aria-describedby="terms-hint"
        .value=${preset.terms.join(', ')}
        @change=${(event: Event) => change({ terms: wordsIn(event) })}
      />
      <span class="hint" id="terms-hint">${t('editor.termsHint')}</span>
    </div>
    <label class="switch card">
      <span class="grow">
        <span class="strong">${t('editor.mayLeave')}</span>
        <span class="sub">${t('editor.mayLeaveHint')}</span>
        ${
          view.mayLeave || preset.mayLeave === false
            ? nothing
            : html`<span class="sub">${t('editor.beginsPrivate')}</span>`
        }
      </span>
      <input
        type="checkbox"
        .checked=${preset.mayLeave !== false}
        @change=${(event: Event) => change({ mayLeave: isChecked(event) ? undefined : false })}
      />
    </label>
    ${placeActs(view, preset)}
    <p class="muted small" role="status">
      ${uses === null ? nothing : uses === 0 ? t('editor.noUses') : t('editor.uses', { n: uses })}
    </p>
  </fieldset>`
}

function names(view: EditorView, preset: Preset): TemplateResult {
  const { set, language, languages, localize, edit } = view
  const t = localize.t.bind(localize)
  const key = `preset/${preset.id}/name`
  const named = (tag: string, id: string): TemplateResult =>
    html`<input
      class="input"
      id=${id}
      dir="auto"
      lang=${tag === '' ? nothing : tag}
      maxlength="80"
      ?disabled=${tag === ''}
      .value=${tag === '' ? '' : translated(set, tag, key)}
      @input=${(event: Event) => edit(translate(tag, key, textOf(event)), `${key}/${tag}`)}
    />`
  return html`<div class="names">
    <div class="field">
      <label class="label" for="name">${t('editor.name')}</label>
      <input
        class="input"
        id="name"
        dir="auto"
        maxlength="80"
        .value=${preset.name}
        aria-invalid=${preset.name.trim() === '' ? 'true' : 'false'}
        @input=${(event: Event) => edit(changePreset(preset.id, { name: textOf(event) }), `name/${preset.id}`)}
      />
    </div>
    <div class="field">
      <div class="row">
        <label class="label grow" for="other-name"
          >${language === '' ? t('editor.otherLanguage') : t('editor.inLanguage', { language: languageName(language, localize) })}</label
        >
        ${languageSelect(view)}
      </div>
      ${named(language, 'other-name')}
    </div>
    ${languages
      .filter(tag => tag !== language)
      .map(
        tag =>
          html`<div class="field">
            <label class="label" for=${`name-${tag}`}
              >${t('editor.inLanguage', { language: languageName(tag, localize) })}</label
            >
            ${named(tag, `name-${tag}`)}
          </div>`
      )}
  </div>`
}

function picture({ categories, localize, edit }: EditorView, preset: Preset): TemplateResult {
  return html`<details class="field pictures">
    <summary class="label">
      ${localize.t('editor.picture')}
      <cairn-disc plain .icon=${categories.iconUrl(preset.icon)}></cairn-disc>
      <span class="act">${localize.t('editor.choosePicture')}</span>
    </summary>
    <cairn-icon-picker
      .categories=${categories}
      .value=${preset.icon}
      @cairn-icon-picker-choose=${(event: CairnIconPickerChooseEvent) =>
        edit(changePreset(preset.id, { icon: event.icon }))}
      @cairn-icon-picker-brought=${(event: CairnIconPickerBroughtEvent) => {
        const id = freshId(event.name)
        edit(set =>
          changePreset(preset.id, { icon: `own/${id}` })(
            addIcon({ id, svg: event.svg, name: event.name })(set)
          )
        )
      }}
    ></cairn-icon-picker>
  </details>`
}

function group({ groups, localize, edit }: EditorView, preset: Preset): TemplateResult {
  const t = localize.t.bind(localize)
  const id = preset.group
  return html`<div class="names">
    <div class="field">
      <label class="label" for="group">${t('editor.group')}</label>
      <select
        class="input"
        id="group"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement
          if (value !== NEW_GROUP) return edit(changePreset(preset.id, { group: value || undefined }))
          const fresh = freshId('group')
          edit(set => changePreset(preset.id, { group: fresh })(addGroup(fresh, t('editor.newGroup'))(set)))
        }}
      >
        <option value="" .selected=${id === undefined}>${t('editor.noGroup')}</option>
        ${[...groups].map(([value, name]) => html`<option value=${value} .selected=${value === id}>${name}</option>`)}
        <option value=${NEW_GROUP}>${t('editor.newGroup')}</option>
      </select>
    </div>
    ${
      id === undefined
        ? nothing
        : html`<div class="field">
            <label class="label" for="group-name">${t('editor.groupName')}</label>
            <input
              class="input"
              id="group-name"
              dir="auto"
              maxlength="80"
              .value=${groups.get(id) ?? ''}
              @input=${(event: Event) => edit(renameGroup(id, textOf(event)), `group/${id}`)}
            />
          </div>`
    }
  </div>`
}

function placeActs({ set, localize, edit, openPreset }: EditorView, preset: Preset): TemplateResult {
  const t = localize.t.bind(localize)
  const move = (step: -1 | 1, icon: 'up-arrow' | 'down-arrow', words: string): TemplateResult => {
    const other = besideIn(set, preset.id, step)
    return html`<button
      class="button slight"
      type="button"
      ?disabled=${other === null}
      @click=${() => other !== null && edit(movePresetTo(preset.id, other))}
    >
      <cairn-icon name=${icon}></cairn-icon>${words}
    </button>`
  }
  return html`<div class="acts">
    ${move(-1, 'up-arrow', t('editor.earlier'))} ${move(1, 'down-arrow', t('editor.later'))}
    <span class="grow"></span>
    <button
      class="button plain danger"
      type="button"
      @click=${() => {
        openPreset(null)
        edit(removePreset(preset.id))
      }}
    >
      <cairn-icon name="trash"></cairn-icon>${t('editor.remove')}
    </button>
  </div>`
}

/** A category is for one kind of place at least. */
function toggled({ geometry }: Preset, one: Geometry, event: Event): readonly Geometry[] {
  const input = event.target as HTMLInputElement
  const wanted = GEOMETRIES.filter(each => (each === one ? input.checked : geometry.includes(each)))
  if (wanted.length === 0) input.checked = true
  return wanted.length === 0 ? geometry : wanted
}

function wordsIn(event: Event): readonly string[] {
  return [
    ...new Set(
      textOf(event)
        .split(/[,،、;]/)
        .map(word => word.trim())
    )
  ]
    .filter(Boolean)
    .slice(0, 100)
}
function textOf(event: Event): string {
  return (event.target as HTMLInputElement).value
}
function isChecked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked
}
