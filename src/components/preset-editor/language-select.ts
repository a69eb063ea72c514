import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { CategorySet } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

const USUAL = ['en', 'es', 'pt', 'fr', 'id', 'ar']

/** Which language the second column is in. Any has a place: one writes its BCP 47 tag, e.g. `qu` or `shp`. */
export function languageSelect(
  set: CategorySet,
  language: string,
  localize: LocalizeController,
  chosen: (language: string) => void
): TemplateResult {
  const known = [...new Set([...Object.keys(set.translations ?? {}), ...USUAL])].filter(
    tag => tag !== (set.language ?? 'en')
  )
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
        const tag = input.value.trim() === '' ? '' : canonical(input.value)
        if (tag === null) input.value = language
        else chosen(tag)
      }}
    /><datalist id="languages">
      ${known.map(tag => html`<option value=${tag}>${languageName(tag, localize)}</option>`)}
    </datalist>`
}

/** The name of a language in the reader's; its tag where there is none. */
export function languageName(tag: string, localize: LocalizeController): string {
  return new Intl.DisplayNames(localize.language, { type: 'language' }).of(tag) ?? tag
}

function canonical(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
