import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { FIELD } from '../../model/document.js'
import type { Project, StoredDocument } from '../../project/types.js'
import { lasting } from '../controllers/durations.js'
import { stonesFor } from '../cairn-glyph/cairn-glyph.js'
import type { LocalizeController } from '../controllers/localize.js'
import { positionOf } from '../observation/state.js'
import { readSummary } from '../observation/track-summary.js'
import { heldWords, nameOf, timeOf } from '../observation/words.js'

/** A clock that is ahead by more than this is wrong, milliseconds. */
const AHEAD = 86_400_000

/** Its own name and place, who wrote it and when. */
export function whoAndWhen(
  document: StoredDocument,
  project: Project,
  author: string,
  localize: LocalizeController
): TemplateResult {
  const position = positionOf(document.fields.get(FIELD.location)?.value)
  const name = nameOf(document)
  const at = timeOf(document)
  const time = localize.time(at)
  const wrong = time === '' || at > Date.now() + AHEAD
  return html`<div>
    ${name === undefined ? nothing : html`<p class="strong" dir="auto">${name}</p>`}
    ${
      position === null
        ? nothing
        : html`<p class=${name === undefined ? 'strong' : 'sub'}>
            <cairn-coordinates .project=${project} .lngLat=${position}></cairn-coordinates>
          </p>`
    }
    ${document.kind === 'track' ? lengthAndTime(document, localize) : nothing}
    <p class="sub">
      ${localize.t('view.by', { name: author, time })}
      ${wrong ? html`· ${localize.t('view.badTime')}` : nothing}
    </p>
  </div>`
}

/** Of a path: how long it is and how long it took. */
function lengthAndTime(
  document: StoredDocument,
  localize: LocalizeController
): TemplateResult | typeof nothing {
  const summary = readSummary(document.fields.get(FIELD.summary)?.value)
  if (summary === null) return nothing
  return html`<p class="strong">
    ${localize.distance(summary.length)} · ${lasting(summary.duration, localize)}
  </p>`
}

/** The stones and their words. */
export function whereHeld(document: StoredDocument, localize: LocalizeController): TemplateResult {
  const only = document.holders === 0
  return html`<div class=${only ? 'held only' : 'held'}>
    <cairn-cairn-glyph ?large=${only} .held=${stonesFor(document.holders)}></cairn-cairn-glyph>
    <div class="grow">
      <p class="strong">${heldWords(document.holders, localize)}</p>
      <p class="sub">${localize.t(only ? 'view.onlyHint' : 'view.allHold')}</p>
    </div>
  </div>`
}
