import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Preset } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** What a track may be given when it ends; both may stay empty. */
export interface TrackNames {
  readonly name: string
  readonly presetRef: string
}

/** Name and category of a track that is being ended. */
export function finishForm(
  names: TrackNames,
  presets: readonly Preset[],
  localize: LocalizeController,
  change: (names: TrackNames) => void
): TemplateResult {
  const t = localize.t.bind(localize)
  const optional = html`<span class="optional">${t('field.optional')}</span>`
  return html`<div class="field">
      <label class="label" for="name">${t('track.name')} ${optional}</label>
      <input
        class="input"
        id="name"
        dir="auto"
        maxlength="200"
        autocomplete="off"
        .value=${names.name}
        @input=${(event: Event) => change({ ...names, name: (event.target as HTMLInputElement).value })}
      />
    </div>
    ${
      presets.length === 0
        ? nothing
        : html`<div class="field">
            <label class="label" for="preset">${t('track.category')} ${optional}</label>
            <select
              class="input"
              id="preset"
              @change=${(event: Event) =>
                change({ ...names, presetRef: (event.target as HTMLSelectElement).value })}
            >
              <option value="">${t('noCategory')}</option>
              ${presets.map(
                ({ id, name }) =>
                  html`<option value=${id} ?selected=${id === names.presetRef}>${name}</option>`
              )}
            </select>
          </div>`
    }`
}
