import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Project, StoredDocument } from '../../project/types.js'
import { stonesFor } from '../cairn-glyph/cairn-glyph.js'
import type { LocalizeController } from '../controllers/localize.js'
import { answersOf, heldWords, summaryOf, timeOf } from '../observation/words.js'

/** What a row says: picture, name, which one and when, and its state. */
export function rowContent(
  document: StoredDocument,
  project: Project,
  localize: LocalizeController
): TemplateResult {
  const { categories, store } = project
  const { title, detail, preset } = summaryOf(document, categories, localize)
  const time = localize.day(timeOf(document))
  const second = detail === '' ? time : `${detail} · ${time}`
  return html`<cairn-disc
      .icon=${preset === null ? null : categories.iconUrl(preset.icon)}
      .paint=${preset === null ? '' : categories.paint(preset.color)}
    ></cairn-disc>
    <span class="grow"
      ><span class="name" dir="auto">${title}</span><span class="second" dir="auto">${second}</span></span
    >
    ${stateOf(document, store.sync !== undefined, localize)}`
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
