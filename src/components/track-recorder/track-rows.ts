import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { FIELD } from '../../model/document.js'
import type { DocumentId } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'
import { stonesFor } from '../cairn-glyph/cairn-glyph.js'
import type { LocalizeController } from '../controllers/localize.js'
import { readSummary } from '../observation/track-summary.js'
import { heldWords, timeOf } from '../observation/words.js'
import { lasting } from '../controllers/durations.js'

/** The project's tracks, newest first; each a button. */
export function trackRows(
  tracks: readonly StoredDocument[],
  project: Project,
  localize: LocalizeController,
  select: (id: DocumentId) => void
): TemplateResult {
  return html`<section class="tracks">
    <h2 id="tracks">${localize.t('track.all')}</h2>
    ${
      tracks.length === 0
        ? html`<p class="muted">${localize.t('track.none')}</p>`
        : html`<ul class="card" role="list" aria-labelledby="tracks">
            ${tracks.map(
              track =>
                html`<li>
                  <button class="track" type="button" @click=${() => select(track.id)}>
                    ${row(track, project, localize)}
                  </button>
                </li>`
            )}
          </ul>`
    }
  </section>`
}

function row(track: StoredDocument, project: Project, localize: LocalizeController): TemplateResult {
  const { categories, store } = project
  const name = track.fields.get(FIELD.name)?.value
  const preset = categories.presetOf(track)
  const title =
    typeof name === 'string' && name.trim() !== ''
      ? name.trim()
      : (preset?.name ?? localize.t('track.unnamed'))
  const summary = readSummary(track.fields.get(FIELD.summary)?.value)
  const facts =
    summary === null
      ? [localize.t('track.open')]
      : [localize.distance(summary.length), lasting(summary.duration, localize)]
  return html`<span class="grow"
      ><span class="name" dir="auto">${title}</span
      ><span class="sub">${[...facts, localize.day(timeOf(track))].join(' · ')}</span></span
    >
    ${
      store.sync === undefined
        ? nothing
        : html`<cairn-cairn-glyph
            .held=${stonesFor(track.holders)}
            .label=${heldWords(track.holders, localize)}
          ></cairn-cairn-glyph>`
    }`
}
