import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Preset } from '../../project/types.js'
import { fieldTemplate } from '../fields/field-template.js'
import type { EditorView } from './editor-view.js'

/** The form and the marker as people will meet them. Nothing in it can be filled in. */
export function presetPreview(
  { categories, localize }: EditorView,
  preset: Preset,
  theme: 'light' | 'dark'
): TemplateResult {
  const t = localize.t.bind(localize)
  const icon = categories.iconUrl(preset.icon)
  const paint = categories.paint(preset.color)
  const shown = categories.preset(preset.id) ?? preset
  const mark = (kind: string): TemplateResult =>
    html`<span class=${`mark ${kind}`}><cairn-disc .icon=${icon} .paint=${paint}></cairn-disc></span>`
  return html`<div class="phone" data-theme=${theme} inert aria-hidden="true">
      <div class="ground">${mark('')} ${mark('selected')} ${mark('small')}</div>
      <div class="phone-bar">
        <cairn-disc size="s" .icon=${icon} .paint=${paint}></cairn-disc>
        <b class="grow" dir="auto">${shown.name}</b>
        <cairn-icon name="close"></cairn-icon>
      </div>
      <div class="phone-body">
        ${categories.fieldsOf(shown).map(field =>
          fieldTemplate({
            field,
            value: undefined,
            error: '',
            disabled: false,
            iconUrl: name => categories.iconUrl(name),
            changed: () => undefined
          })
        )}
      </div>
      <div class="phone-foot">
        <span class="button primary wide"><cairn-icon name="check"></cairn-icon>${t('form.save')}</span>
      </div>
    </div>
    <p class="muted small">${t('editor.markers')}</p>`
}

/** The preview with its bar, in the light or in the dark. */
export function lookPane(
  view: EditorView,
  theme: 'light' | 'dark',
  chosen: (theme: 'light' | 'dark') => void
): TemplateResult {
  const t = view.localize.t.bind(view.localize)
  const pressed = (one: 'light' | 'dark'): TemplateResult =>
    html`<button type="button" aria-pressed=${one === theme ? 'true' : 'false'} @click=${() => chosen(one)}>
      ${t(`editor.${one}`)}
    </button>`
  return html`<header class="bar" part="bar">
      <h1>${t('editor.look')}</h1>
      <div class="themes">${pressed('light')} ${pressed('dark')}</div>
    </header>
    <div class="body" part="body" tabindex="0">
      ${view.preset === null ? nothing : presetPreview(view, view.preset, theme)}
    </div>`
}
