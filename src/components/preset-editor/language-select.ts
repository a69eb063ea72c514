import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { languageTag } from '../../project/language-tag.js'
import { languageName, USUAL_LANGUAGES } from '../controllers/language-name.js'
import type { EditorView } from './editor-view.js'

/**
 * Which language the second column is in: those of the project first. Any has a place: one writes its BCP 47 tag, e.g.
 * `qu` or `shp`.
 */
export function languageSelect({
  set,
  language,
  languages,
  localize,
  setLanguage
}: EditorView): TemplateResult {
  const all = [...languages, ...Object.keys(set.translations ?? {}), ...USUAL_LANGUAGES]
  const known = [...new Set(all)].filter(tag => tag !== (set.language ?? 'en'))
  return html`<input
      class="input language"
      list="languages"
      size="6"
      maxlength="35"
      autocomplete="off"
      placeholder="es"
      aria-label=${localize.t('editor.language')}
      .value=${language}
      @change=${(event: Event) => {
        const input = event.target as HTMLInputElement
        const tag = input.value.trim() === '' ? '' : languageTag(input.value)
        if (tag === null) input.value = language
        else setLanguage(tag)
      }}
    />
    <datalist id="languages">
      ${known.map(tag => html`<option value=${tag}>${languageName(tag, localize)}</option>`)}
    </datalist>`
}
