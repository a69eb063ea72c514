import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Categories, ObservationDraft, Preset } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import { positionOf } from '../observation/state.js'

export interface PlaceCard {
  readonly draft: ObservationDraft
  readonly preset: Preset | null
  readonly categories: Categories | undefined
  /** Metres. */
  readonly accuracy: number | undefined
  readonly missing: boolean
  readonly localize: LocalizeController
  readonly move: () => void
}

/** Where it is: the mark, its position in words, and the way to move it. */
export function placeCard(card: PlaceCard): TemplateResult {
  const { localize, preset, categories } = card
  const position = positionOf(card.draft.geometry)
  const known = card.draft.geometry !== null
  const second =
    card.accuracy !== undefined && known
      ? localize.t('form.within', { distance: localize.distance(Math.round(card.accuracy)) })
      : known
        ? nothing
        : localize.t('form.noPlaceHint')
  return html`<div class="field">
    <button
      class=${card.missing ? 'card place missing' : 'card place'}
      type="button"
      aria-describedby=${card.missing ? 'place-error' : nothing}
      @click=${card.move}
    >
      <span class="spot">
        ${
          known && categories !== undefined
            ? html`<cairn-disc
                .icon=${preset === null ? null : categories.iconUrl(preset.icon)}
                .paint=${preset === null ? '' : categories.paint(preset.color)}
              ></cairn-disc>`
            : html`<cairn-icon name="pin"></cairn-icon>`
        }
      </span>
      <span class="grow">
        <span class="strong"
          >${position === null ? localize.t(known ? 'form.place' : 'form.noPlace') : html`<bdi>${localize.position(...position)}</bdi>`}</span
        >
        <span class="sub">${second}</span>
      </span>
      <span class="act">${localize.t(known ? 'form.move' : 'form.put')}</span>
    </button>
    ${
      card.missing
        ? html`<span class="error" id="place-error"
            ><cairn-icon name="warn"></cairn-icon>${localize.t('form.placeNeeded')}</span
          >`
        : nothing
    }
  </div>`
}
