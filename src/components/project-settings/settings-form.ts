import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'
import { textQuestion } from '../join-panel/text-question.js'
import type { Settings } from './settings-document.js'

const LONGEST_NAME = 100
const LONGEST_PURPOSE = 1_000

/** What coordinators may change of a project. */
export function settingsForm(
  settings: Settings,
  busy: boolean,
  localize: LocalizeController,
  change: (settings: Settings) => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const way = (sync: Settings['sync'], words: string): TemplateResult =>
    html`<label class="option"
      ><span class="words">${words}</span>
      <input
        type="radio"
        name="sync"
        ?disabled=${busy}
        .checked=${settings.sync === sync}
        @change=${() => change({ ...settings, sync })} /><span class="tick"
        ><cairn-icon name="check"></cairn-icon></span
    ></label>`
  return html`${textQuestion({
      id: 'name',
      label: t('settings.name'),
      value: settings.name,
      error: settings.name.trim() === '' ? t('settings.needName') : '',
      disabled: busy,
      longest: LONGEST_NAME,
      changed: name => change({ ...settings, name })
    })}
    <div class="field">
      <label class="label" for="purpose">${t('settings.purpose')}</label>
      <p class="hint" id="purpose-hint">${t('settings.purposeHint')}</p>
      <textarea
        class="input"
        id="purpose"
        dir="auto"
        maxlength=${LONGEST_PURPOSE}
        aria-describedby="purpose-hint"
        ?disabled=${busy}
        .value=${settings.purpose}
        @input=${(event: Event) =>
          change({ ...settings, purpose: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    <fieldset class="field" aria-describedby="sync-hint">
      <legend class="label">${t('settings.copies')}</legend>
      <p class="hint" id="sync-hint">${t('settings.onRequestHint')}</p>
      <div class="options ways">
        ${way('by-itself', t('settings.byThemselves'))} ${way('on-request', t('settings.onRequest'))}
      </div>
    </fieldset>`
}

/** The same for those who may only read it. */
export function settingsToRead(settings: Settings, localize: LocalizeController): TemplateResult {
  const t = localize.t.bind(localize)
  const { name, purpose, sync } = settings
  return html`<dl class="facts">
      <dt>${t('settings.name')}</dt>
      <dd dir="auto">${name}</dd>
      <dt>${t('settings.purpose')}</dt>
      <dd dir="auto">${purpose === '' ? t('settings.none') : purpose}</dd>
      <dt>${t('settings.copies')}</dt>
      <dd>${t(sync === 'on-request' ? 'settings.onRequest' : 'settings.byThemselves')}</dd>
    </dl>
    <p class="sub">${t('settings.onlyCoordinators')}</p>`
}
