import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Categories, ObservationDraft, Preset } from '../../project/types.js'
import type { Json } from '../../model/index.js'
import type { CairnAttachmentsTakenEvent } from '../attachments/attachments.js'
import type { Localizer } from '../controllers/localizer.js'
import type { CairnPlaceInputChosenEvent } from '../fields/location/place-input.js'
import type { Geometry } from '../../plugins/plugin.js'
import type { FormKey } from '../strings/en/form.js'
import { shapes } from '../strings/en/shapes.js'
import { addEnglish } from '../strings/registry.js'
import { sizeWords } from '../observation/size-words.js'
import { positionOf } from '../observation/state.js'

type ShapeKey = keyof typeof shapes

export interface PlaceCard {
  readonly draft: ObservationDraft
  readonly preset: Preset | null
  readonly categories: Pick<Categories, 'iconUrl' | 'paint'> | undefined
  /** Metres. */
  readonly accuracy: number | undefined
  readonly missing: boolean
  readonly localize: Localizer
  readonly move: (shape: Geometry) => void
  /** Photos that were added meanwhile. */
  readonly photos: readonly CairnAttachmentsTakenEvent[]
  /** It edits an observation that is saved. */
  readonly isSaved: boolean
  readonly disabled: boolean
  /** Puts it somewhere, how exactly in metres where that is known. */
  readonly choose: (geometry: Json | null, accuracy?: number) => void
}

/** Types of geometry by their GeoJSON names. */
const SHAPES: ReadonlyMap<unknown, Geometry> = new Map([
  ['LineString', 'line'],
  ['MultiLineString', 'line'],
  ['Polygon', 'area'],
  ['MultiPolygon', 'area']
] as const)

/** Where it is, what photos say to that, and the ways to a place besides the map. */
export function placeCard(card: PlaceCard): TemplateResult {
  const { photos, draft, accuracy, isSaved, disabled, choose } = card
  return html`${
      photos.length === 0
        ? nothing
        : html`<cairn-photo-place
            .photos=${photos}
            .draft=${draft}
            .accuracy=${accuracy}
            .shapes=${shapesOf(card.preset)}
            .isSaved=${isSaved}
            .disabled=${disabled}
            .choose=${choose}
          ></cairn-photo-place>`
    }
    ${whereItIs(card)}
    <cairn-place-input
      .disabled=${disabled}
      @cairn-place-input-chosen=${(event: CairnPlaceInputChosenEvent) => {
        event.stopPropagation()
        choose(event.geometry, event.accuracy)
      }}
    ></cairn-place-input>`
}

/** The mark, its position in words or its size, and the ways to move it or draw it. */
function whereItIs(card: PlaceCard): TemplateResult {
  const { preset, categories } = card
  const localize = withDrawing(card.localize)
  const position = positionOf(card.draft.geometry)
  const known = card.draft.geometry !== null
  const shape = shapeOf(card.draft.geometry)
  const size = sizeWords(card.draft.geometry, localize)
  const allowed = shapesOf(preset)
  const main = shape ?? allowed[0]!
  const second =
    size ??
    (card.accuracy !== undefined && known
      ? localize.t('form.within', { distance: localize.distance(Math.round(card.accuracy)) })
      : known
        ? nothing
        : localize.t('form.noPlaceHint'))
  return html`<div class="field">
    <button
      class=${card.missing ? 'card place missing' : 'card place'}
      type="button"
      aria-describedby=${card.missing ? 'place-error' : nothing}
      @click=${() => card.move(main)}
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
          >${shape === 'line' || shape === 'area' ? localize.t(`place.${shape}`) : position === null ? localize.t(known ? 'form.place' : 'form.noPlace') : html`<bdi>${localize.position(...position)}</bdi>`}</span
        >
        <span class="sub">${second}</span>
      </span>
      <span class="act">${localize.t(actOf(main, known))}</span>
    </button>
    ${otherShapes(allowed, main, card)}
    ${
      card.missing
        ? html`<span class="error" id="place-error"
            ><cairn-icon name="warn"></cairn-icon>${localize.t('form.placeNeeded')}</span
          >`
        : nothing
    }
  </div>`
}

/** The same texts, and those of shapes and sizes, which come with this. */
function withDrawing(localize: Localizer): Localizer<ShapeKey> {
  addEnglish(shapes)
  return localize as unknown as Localizer<ShapeKey>
}

/** What a category may be drawn as. */
function shapesOf(preset: Preset | null): readonly Geometry[] {
  return preset === null || preset.geometry.length === 0 ? ['point'] : preset.geometry
}

function shapeOf(geometry: unknown): Geometry | null {
  if (typeof geometry !== 'object' || geometry === null || !('type' in geometry)) return null
  return SHAPES.get(geometry.type) ?? 'point'
}

function actOf(shape: Geometry, known: boolean): FormKey | ShapeKey {
  if (known) return shape === 'point' ? 'form.move' : 'place.change'
  return ACTS[shape]
}

const ACTS = { point: 'form.put', line: 'place.drawLine', area: 'place.drawArea' } as const

/** What else the category may be drawn as. */
function otherShapes(
  allowed: readonly Geometry[],
  main: Geometry,
  card: PlaceCard
): TemplateResult | typeof nothing {
  const others = allowed.filter(shape => shape !== main)
  if (others.length === 0) return nothing
  return html`<div class="shapes">
    ${others.map(
      shape =>
        html`<button class="button" type="button" @click=${() => card.move(shape)}>
          <cairn-icon name=${shape === 'point' ? 'pin' : 'pencil'}></cairn-icon
          >${withDrawing(card.localize).t(ACTS[shape])}
        </button>`
    )}
  </div>`
}
