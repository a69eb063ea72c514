import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { LocalizeController } from '../controllers/localize.js'
import type { Following } from './following.js'

/** The button for the own position; its name and look follow what the device answered and what the map does with it. */
export function locateButton(
  following: Following | null,
  localize: LocalizeController,
  press: () => void
): TemplateResult {
  const mode = following?.mode ?? 'off'
  const label = labelOf(following, localize)
  return html`<button
    class="icon-button raised"
    part="locate"
    type="button"
    data-state=${following?.position.type ?? 'off'}
    data-mode=${mode}
    aria-pressed=${mode === 'off' ? 'false' : 'true'}
    aria-label=${label}
    title=${label}
    @click=${press}
  >
    <cairn-icon name=${mode === 'follow' ? 'follow' : mode === 'heading' ? 'facing' : 'locate'}></cairn-icon>
  </button>`
}

function labelOf(following: Following | null, localize: LocalizeController): string {
  const position = following?.position
  if (position?.type === 'looking') return localize.t('map.locating')
  if (following === null || position?.type !== 'found') return localize.t('map.locate')
  const distance = localize.distance(Math.round(position.position.accuracy))
  if (following.mode === 'shown') return localize.t('map.located', { distance })
  if (following.mode === 'heading') return localize.t('map.turns')
  return localize.t(following.canTurn ? 'map.followsTurn' : 'map.follows')
}
