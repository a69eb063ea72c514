import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'

/** The compass, while the map is turned: its needle points north, and a press turns the map back. */
export function northButton(
  bearing: number,
  localize: LocalizeController,
  press: () => void
): TemplateResult {
  const label = localize.t('map.north')
  return html`<button
    class="icon-button raised"
    part="north"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${press}
  >
    <cairn-icon name="compass" .style=${`transform:rotate(${-Math.round(bearing)}deg)`}></cairn-icon>
  </button>`
}
