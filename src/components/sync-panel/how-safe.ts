import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { SyncState } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** How many are on this device alone, on two, on three or more: as many stones. */
export function howSafe({ held }: SyncState, localize: LocalizeController): TemplateResult | typeof nothing {
  if (held === undefined || held[0] + held[1] + held[2] === 0) return nothing
  const rows = [
    { stones: 1, words: localize.t('sync.safeHere', { n: held[0] }) },
    { stones: 2, words: localize.t('sync.safeTwo', { n: held[1] }) },
    { stones: 3, words: localize.t('sync.safeMore', { n: held[2] }) }
  ]
  return html`<section class="safe">
    <h2 id="safe">${localize.t('sync.safe')}</h2>
    <ul class="card" role="list" aria-labelledby="safe">
      ${rows.map(
        ({ stones, words }) =>
          html`<li>
            <cairn-cairn-glyph .held=${stones} aria-hidden="true"></cairn-cairn-glyph><span>${words}</span>
          </li>`
      )}
    </ul>
  </section>`
}
