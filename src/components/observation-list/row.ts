import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { metresBetween } from '../../model/geometry-size.js'
import type { Project, StoredDocument } from '../../project/types.js'
import { stonesFor } from '../cairn-glyph/cairn-glyph.js'
import type { LocalizeController } from '../controllers/localize.js'
import { pointOf } from '../observation/state.js'
import { answersOf, heldWords, summaryOf, timeOf } from '../observation/words.js'

interface RowExtras {
  /** URL of its photo; null when it has one that is not here, undefined when it has none. */
  readonly picture: string | null | undefined
  /** Says how far it is from here. */
  readonly near: readonly [number, number] | null
}

/** What a row says: picture, name, which one and when, and its state. */
export function rowContent(
  document: StoredDocument,
  project: Project,
  localize: LocalizeController,
  { picture, near }: RowExtras
): TemplateResult {
  const { categories, store } = project
  const { title, detail, preset } = summaryOf(document, categories, localize)
  const time = localize.day(timeOf(document))
  const point = near === null ? null : pointOf(document)
  const way = near === null || point === null ? '' : localize.distance(Math.round(metresBetween(near, point)))
  const second = [detail, way, time].filter(part => part !== '').join(' · ')
  return html`<cairn-disc
      .icon=${preset === null ? null : categories.iconUrl(preset.icon)}
      .paint=${preset === null ? '' : categories.paint(preset.color)}
    ></cairn-disc>
    <span class="grow"
      ><span class="name" dir="auto">${title}</span><span class="second" dir="auto">${second}</span></span
    >
    ${stateOf(document, store.sync !== undefined, localize)} ${photo(picture)}`
}

/** Its room is there before the picture is, so that rows do not jump. */
function photo(url: string | null | undefined): TemplateResult | typeof nothing {
  if (url === undefined) return nothing
  return html`<span class="photo"
    >${url === null ? html`<cairn-icon name="photo"></cairn-icon>` : html`<img src=${url} alt="" />`}</span
  >`
}

/** The first row, of what is not saved yet. */
export function draftRow(
  draft: { readonly presetRef: string | null },
  { categories }: Project,
  localize: LocalizeController,
  resume: () => void
): TemplateResult {
  const preset = categories.preset(draft.presetRef)
  return html`<button class="item draft" type="button" @click=${resume}>
    <cairn-disc
      draft
      .icon=${preset === null ? null : categories.iconUrl(preset.icon)}
      .paint=${preset === null ? '' : categories.paint(preset.color)}
    ></cairn-disc>
    <span class="grow"
      ><span class="name" dir="auto">${preset?.name ?? localize.t('noCategory')}</span
      ><span class="second">${localize.t('list.draft')}</span></span
    >
    <span class="tag"><cairn-icon name="pencil"></cairn-icon>${localize.t('form.draftKept')}</span>
  </button>`
}

/** One state a row: other answers, then only here, then who holds it. A store without copies says nothing. */
function stateOf(
  document: StoredDocument,
  copies: boolean,
  localize: LocalizeController
): TemplateResult | '' {
  const answers = answersOf(document)
  if (answers > 1) {
    return html`<span class="tag other"
      ><cairn-icon name="other"></cairn-icon>${localize.t('list.answers', { n: answers })}</span
    >`
  }
  if (!copies) return ''
  if (document.holders === 0) {
    return html`<span class="tag warn"
      ><cairn-cairn-glyph held="1"></cairn-cairn-glyph>${localize.t('held.short')}</span
    >`
  }
  return html`<cairn-cairn-glyph
    .held=${stonesFor(document.holders)}
    .label=${heldWords(document.holders, localize)}
  ></cairn-cairn-glyph>`
}

/** A row that is being read. */
export function greyRow(): TemplateResult {
  return html`<div class="item">
    <span class="grey round"></span>
    <span class="grow"
      ><span class="grey" .style=${'display:block;width:55%;margin-block-end:8px'}></span
      ><span class="grey" .style=${'display:block;width:38%'}></span
    ></span>
  </div>`
}
