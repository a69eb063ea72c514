import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'
import { textQuestion } from '../join-panel/text-question.js'
import type { Settings } from '../../project/settings-document.js'
import { languageWords } from './language-choice.js'
import type { LanguageChoice } from './language-choice.js'

const LONGEST_NAME = 100
const LONGEST_PURPOSE = 1_000

/** What coordinators may change of a project. */
export function settingsForm(
  settings: Settings,
  busy: boolean,
  localize: LocalizeController,
  languages: LanguageChoice,
  change: (settings: Settings) => void
): TemplateResult {
  const t = localize.t.bind(localize)
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
    ${choice({
      name: 'begins',
      label: t('settings.begins'),
      hint: t('settings.beginsHint'),
      busy,
      ways: [
        [true, t('settings.beginsFree')],
        [false, t('settings.beginsPrivate')]
      ],
      chosen: settings.mayLeave,
      choose: mayLeave => change({ ...settings, mayLeave })
    })}
    ${languages.render(settings.languages, busy, chosen => change({ ...settings, languages: chosen }))}
    ${choice<Settings['sync']>({
      name: 'sync',
      label: t('settings.copies'),
      hint: t('settings.onRequestHint'),
      busy,
      ways: [
        ['by-itself', t('settings.byThemselves')],
        ['on-request', t('settings.onRequest')]
      ],
      chosen: settings.sync,
      choose: sync => change({ ...settings, sync })
    })}`
}

interface Choice<Value> {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly busy: boolean
  readonly ways: readonly (readonly [value: Value, words: string])[]
  readonly chosen: Value
  choose(value: Value): void
}

/** One of several ways, each a tile. */
function choice<Value>({ name, label, hint, busy, ways, chosen, choose }: Choice<Value>): TemplateResult {
  return html`<fieldset class="field ${name}" aria-describedby="${name}-hint">
    <legend class="label">${label}</legend>
    <p class="hint" id="${name}-hint">${hint}</p>
    <div class="options ways">
      ${ways.map(
        ([value, words]) =>
          html`<label class="option"
            ><span class="words">${words}</span>
            <input
              type="radio"
              name=${name}
              ?disabled=${busy}
              .checked=${chosen === value}
              @change=${() => choose(value)} /><span class="tick"><cairn-icon name="check"></cairn-icon></span
          ></label>`
      )}
    </div>
  </fieldset>`
}

/** The same for those who may only read it. */
export function settingsToRead(settings: Settings, localize: LocalizeController): TemplateResult {
  const t = localize.t.bind(localize)
  const { name, purpose, sync, mayLeave, languages } = settings
  return html`<dl class="facts">
      <dt>${t('settings.name')}</dt>
      <dd dir="auto">${name}</dd>
      <dt>${t('settings.purpose')}</dt>
      <dd dir="auto">${purpose === '' ? t('settings.none') : purpose}</dd>
      <dt>${t('settings.begins')}</dt>
      <dd>${t(mayLeave ? 'settings.beginsFree' : 'settings.beginsPrivate')}</dd>
      <dt>${t('settings.languages')}</dt>
      <dd>${languageWords(languages, localize) ?? t('settings.noLanguages')}</dd>
      <dt>${t('settings.copies')}</dt>
      <dd>${t(sync === 'on-request' ? 'settings.onRequest' : 'settings.byThemselves')}</dd>
    </dl>
    <p class="sub">${t('settings.onlyCoordinators')}</p>`
}
