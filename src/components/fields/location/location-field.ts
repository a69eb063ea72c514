import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { checkGeometry } from '../../../model/geometry.js'
import { positionOf } from '../../../model/geometry-place.js'
import { Localizer } from '../../controllers/localizer.js'
import { answers } from '../../strings/en/answers.js'
import { form } from '../../strings/en/form.js'
import { FieldElement } from '../field-element.js'
import type { CairnPlaceInputChosenEvent } from './place-input.js'

/**
 * @summary A question answered by a place, as a GeoJSON point: besides the place of the observation itself, for
 *   instance where a path begins.
 * @event {CairnFieldChangeEvent} cairn-field-change - The answer changed.
 */
export class CairnFieldLocation extends FieldElement {
  readonly #more = new Localizer(this, { ...form, ...answers })

  override render(): TemplateResult {
    const position = checkGeometry(this.value) ? positionOf(this.value) : null
    return html`<div class="field" role="group" aria-labelledby="label" aria-describedby=${this.describedBy}>
      <span class="label" id="label">${this.words()}</span>
      <div role="status">
        ${
          position === null
            ? nothing
            : html`<p class="row">
                <cairn-icon name="pin"></cairn-icon>
                <bdi class="grow strong">${this.#more.position(position[0], position[1])}</bdi>
                <button
                  class="icon-button"
                  type="button"
                  aria-label=${this.#more.t('place.clear')}
                  ?disabled=${this.disabled}
                  @click=${() => this.answer(undefined)}
                >
                  <cairn-icon name="close"></cairn-icon>
                </button>
              </p>`
        }
      </div>
      <cairn-place-input
        .disabled=${this.disabled}
        @cairn-place-input-chosen=${(event: CairnPlaceInputChosenEvent) => {
          event.stopPropagation()
          this.answer(event.geometry)
        }}
      ></cairn-place-input>
      ${this.below()}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cairn-field-location': CairnFieldLocation
  }
}
