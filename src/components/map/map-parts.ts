import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { nameOf } from '../../model/document-view.js'
import type { DocumentId } from '../../model/index.js'
import type { Filter, Project } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import { answersOf, summaryOf } from '../observation/words.js'
import type { MarkDocuments } from './mark-documents.js'
import type { Mark } from './marks-in-view.js'
import { scaleBar } from './scale.js'

/** Widest scale bar, pixels. */
const SCALE_WIDTH = 96

/** What a mark is called: its category, its name, and its state. */
export function markName(
  mark: Mark,
  documents: MarkDocuments,
  project: Project | null | undefined,
  localize: LocalizeController
): string {
  if (mark.type === 'pile') return localize.t('observations', { n: mark.count })
  const document = documents.get(mark.id)
  if (document === undefined || !project) return localize.t('noCategory')
  if (mark.kind === 'track')
    return [localize.t('shape.track'), nameOf(document)].filter(part => part !== '').join(', ')
  const { title, detail } = summaryOf(document, project.categories, localize)
  const answers = answersOf(document)
  const only = project.store.sync !== undefined && document.holders === 0
  return [
    title,
    mark.shape === 'point' ? '' : localize.t(`shape.${mark.shape}`),
    detail,
    answers > 1 ? localize.t('list.answers', { n: answers }) : '',
    only ? localize.t('held.short') : ''
  ]
    .filter(part => part !== '')
    .join(', ')
}

/** What stands where maps cannot be drawn: why, the way to try again where that may help, and the same set as a list. */
export function listInstead(
  why: string,
  again: { readonly label: string; readonly press: () => void } | null,
  project: Project | null | undefined,
  filter: Filter | null
): TemplateResult {
  return html`<div class="instead">
    <p class="note" role="status"><cairn-icon name="layers"></cairn-icon>${why}</p>
    ${
      again === null
        ? nothing
        : html`<button class="button again" type="button" @click=${again.press}>${again.label}</button>`
    }
    <cairn-observation-list .project=${project} .filter=${filter}></cairn-observation-list>
  </div>`
}

/** Marks as buttons that Tab walks: each lies over its picture, and only the focus ring is seen. */
export function markButtons(
  marks: readonly Mark[],
  selected: DocumentId | null,
  label: string,
  nameOf: (mark: Mark) => string,
  choose: (mark: Mark) => void
): TemplateResult {
  return html`<div class="marks" role="group" aria-label=${label}>
    ${marks.map(mark => {
      const isSelected = mark.type === 'document' && mark.id === selected
      return html`<button
        type="button"
        class=${isSelected && mark.hasDisc ? 'large' : nothing}
        aria-current=${isSelected ? 'true' : nothing}
        .style=${`left:${Math.round(mark.x)}px;top:${Math.round(mark.y)}px`}
        @click=${() => choose(mark)}
      >
        <span>${nameOf(mark)}</span>
      </button>`
    })}
  </div>`
}

export function measureButton(localize: LocalizeController, press: () => void): TemplateResult {
  const label = localize.t('measure.open')
  return html`<button
    class="icon-button raised"
    part="measure"
    type="button"
    aria-label=${label}
    title=${label}
    @click=${press}
  >
    <cairn-icon name="ruler"></cairn-icon>
  </button>`
}

/** Closer and further away, for mouse and keyboard. */
export function zoomButtons(localize: LocalizeController, zoom: (by: 1 | -1) => void): TemplateResult {
  return html`<div class="zoom">
    <button type="button" aria-label=${localize.t('map.zoomIn')} @click=${() => zoom(1)}>
      <cairn-icon name="plus"></cairn-icon>
    </button>
    <button type="button" aria-label=${localize.t('map.zoomOut')} @click=${() => zoom(-1)}>
      <cairn-icon name="minus"></cairn-icon>
    </button>
  </div>`
}

/** Where the pin is, else the middle of the map. */
export function coordinates(
  lngLat: readonly [number, number],
  isPin: boolean,
  project: Project | null | undefined,
  localize: LocalizeController
): TemplateResult {
  return html`<span class="place">
    <cairn-icon
      name=${isPin ? 'pin' : 'locate'}
      label=${localize.t(isPin ? 'map.pin' : 'map.middle')}
    ></cairn-icon>
    <cairn-coordinates .project=${project} .lngLat=${lngLat}></cairn-coordinates>
  </span>`
}

/** The scale, a place in numbers, and who made the base map. */
export function legend(
  view: { readonly latitude: number; readonly zoom: number } | null,
  attribution: string,
  place: TemplateResult | null,
  localize: LocalizeController
): TemplateResult {
  const bar = view === null ? null : scaleBar(view.latitude, view.zoom, SCALE_WIDTH)
  return html`<div class="legend" part="legend">
    ${
      bar === null
        ? nothing
        : html`${localize.distance(bar.metres)}<span class="scale" .style=${`width:${bar.width}px`}></span>`
    }
    ${place ?? nothing}
    ${attribution === '' ? nothing : html`<span class="attribution">${attribution}</span>`}
  </div>`
}
