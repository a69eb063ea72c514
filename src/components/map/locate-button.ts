import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'
import type { OwnPosition } from './own-position.js'

/** The button for the own position; its name and look follow what the device answered. */
export function locateButton(
  position: OwnPosition,
  localize: LocalizeController,
  press: () => void
): TemplateResult {
  const { state } = position
  const label =
    state.type === 'found'
      ? localize.t('map.located', { distance: localize.distance(Math.round(state.position.accuracy)) })
      : localize.t(state.type === 'looking' ? 'map.locating' : 'map.locate')
  return html`<button
    class="icon-button raised"
    part="locate"
    type="button"
    data-state=${state.type}
    aria-pressed=${state.type === 'found' ? 'true' : 'false'}
    aria-label=${label}
    title=${label}
    @click=${press}
  >
    <cairn-icon name="locate"></cairn-icon>
  </button>`
}
