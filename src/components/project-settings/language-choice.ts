import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import { languageTag } from '../../project/language-tag.js'
import { listFormat } from '../controllers/formats.js'
import { languageName, USUAL_LANGUAGES } from '../controllers/language-name.js'
import type { LocalizeController } from '../controllers/localize.js'

/** The languages of a project: the usual ones to tick, and a line for any other. */
export class LanguageChoice {
  readonly #host: ReactiveControllerHost
  readonly #localize: LocalizeController
  #text = ''
  #isBad = false

  constructor(host: ReactiveControllerHost, localize: LocalizeController) {
    this.#host = host
    this.#localize = localize
  }

  forget(): void {
    this.#text = ''
    this.#isBad = false
  }

  #add(chosen: readonly string[], changed: (languages: readonly string[]) => void): void {
    const tag = languageTag(this.#text)
    this.#isBad = tag === null
    if (tag === null) return this.#host.requestUpdate()
    this.#text = ''
    changed([...new Set([...chosen, tag])].sort())
  }

  render(
    chosen: readonly string[],
    busy: boolean,
    changed: (languages: readonly string[]) => void
  ): TemplateResult {
    const t = this.#localize.t.bind(this.#localize)
    const offered = [...new Set([...USUAL_LANGUAGES, ...chosen])]
    return html`<fieldset class="field languages" aria-describedby="languages-hint">
      <legend class="label">${t('settings.languages')}</legend>
      <p class="hint" id="languages-hint">${t('settings.languagesHint')}</p>
      <div class="options">
        ${offered.map(
          tag =>
            html`<label class="option"
              ><span class="words">${languageName(tag, this.#localize)}</span>
              <input
                type="checkbox"
                value=${tag}
                ?disabled=${busy}
                .checked=${chosen.includes(tag)}
                @change=${(event: Event) =>
                  changed(
                    (event.target as HTMLInputElement).checked
                      ? [...chosen, tag].sort()
                      : chosen.filter(other => other !== tag)
                  )} /><span class="tick"><cairn-icon name="check"></cairn-icon></span
            ></label>`
        )}
      </div>
      <label class="label" for="language">${t('settings.otherLanguage')}</label>
      <p class="hint" id="language-hint">${t('settings.otherLanguageHint')}</p>
      <div class="acts">
        <input
          class="input grow"
          id="language"
          maxlength="35"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="done"
          aria-invalid=${this.#isBad ? 'true' : 'false'}
          aria-describedby=${this.#isBad ? 'language-hint language-error' : 'language-hint'}
          ?disabled=${busy}
          .value=${this.#text}
          @input=${(event: Event) => {
            this.#text = (event.target as HTMLInputElement).value
            this.#isBad = false
            this.#host.requestUpdate()
          }}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || event.isComposing) return
            event.preventDefault()
            this.#add(chosen, changed)
          }}
        />
        <button
          class="button add-language"
          type="button"
          ?disabled=${busy || this.#text.trim() === ''}
          @click=${() => this.#add(chosen, changed)}
        >
          ${t('settings.addLanguage')}
        </button>
      </div>
      <div class="live" aria-live="polite">
        ${
          this.#isBad
            ? html`<p class="error" id="language-error">
                <cairn-icon name="warn"></cairn-icon><span>${t('settings.badLanguage')}</span>
              </p>`
            : nothing
        }
      </div>
    </fieldset>`
  }
}

/** The names of languages in a sentence; null for none. */
export function languageWords(languages: readonly string[], localize: LocalizeController): string | null {
  if (languages.length === 0) return null
  return listFormat(localize.language).format(languages.map(tag => languageName(tag, localize)))
}
