import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { listFormat } from '../controllers/formats.js'
import { languageName } from '../controllers/language-name.js'
import { removeField } from './edit-set.js'
import type { EditorView } from './editor-view.js'
import { reviewSet, type Finding, type LanguageFinding } from './review-set.js'

/** What of the set wants a look, each with a way to mend it. */
export function findings(view: EditorView): TemplateResult | typeof nothing {
  const { set, categories, languages, localize } = view
  const found = reviewSet(set, icon => categories.iconUrl(icon) !== null, languages)
  if (found.length === 0) return nothing
  return html`<section aria-labelledby="findings">
    <h2 id="findings">${localize.t('editor.findings')}</h2>
    <ul class="findings">
      ${found.map(finding => html`<li class="note">${one(view, finding)}</li>`)}
    </ul>
  </section>`
}

function one(view: EditorView, finding: Finding): TemplateResult {
  const { set, categories, localize, isReadOnly, edit, openPreset } = view
  if ('field' in finding) {
    const asker = set.presets.find(({ fields }) => fields.includes(finding.field))
    return html`<span class="grow"
        >${localize.t(`editor.found.${finding.kind}`, { name: finding.label })}</span
      >
      ${
        finding.kind === 'unasked'
          ? html`<button
              class="button slight"
              type="button"
              ?disabled=${isReadOnly}
              @click=${() => edit(removeField(finding.field))}
            >
              ${localize.t('editor.removeQuestion')}
            </button>`
          : html`<button class="button slight" type="button" @click=${() => openPreset(asker?.id ?? null)}>
              ${localize.t('editor.show')}
            </button>`
      }`
  }
  if ('language' in finding) return unnamed(view, finding)
  const names = finding.presets.map(id => categories.preset(id)?.name ?? id)
  const list = listFormat(localize.language).format(names)
  return html`<span class="grow">${localize.t(`editor.found.${finding.kind}`, { names: list })}</span>
    <button class="button slight" type="button" @click=${() => openPreset(finding.presets.at(-1) ?? null)}>
      ${localize.t('editor.show')}
    </button>`
}

/** Opens the first of them, with the language beside its name. */
function unnamed(
  { localize, openPreset, setLanguage }: EditorView,
  { presets, language }: LanguageFinding
): TemplateResult {
  const words = { n: presets.length, language: languageName(language, localize) }
  return html`<span class="grow">${localize.t('editor.found.unnamed', words)}</span>
    <button
      class="button slight"
      type="button"
      @click=${() => {
        setLanguage(language)
        openPreset(presets[0] ?? null)
      }}
    >
      ${localize.t('editor.show')}
    </button>`
}
