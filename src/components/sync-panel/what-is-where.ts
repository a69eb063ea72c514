import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { LOGS } from '../../model/entry.js'
import type { LogName } from '../../model/index.js'
import type { PeerState } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import type { IconName } from '../icon/icon-paths.js'

const PICTURES: Readonly<Record<LogName, IconName>> = {
  auth: 'lock',
  config: 'layers',
  data: 'pin',
  media: 'photo'
}
/** What people came for stands first. */
const ORDER: readonly LogName[] = [...LOGS].sort((a, b) => Number(b === 'data') - Number(a === 'data'))

/**
 * Counts of what is here, the most that a connected device has more, and the most that a device lacks by what
 * it said itself. Never sums over devices: two that have the same eight would make sixteen. Kinds without anything are left out.
 */
export function whatIsWhere(peers: readonly PeerState[], localize: LocalizeController): TemplateResult {
  const most = (log: LogName, part: 'have' | 'want' | 'give', among: readonly PeerState[] = peers): number =>
    Math.max(0, ...among.map(peer => peer.logs[log][part]))
  const near = peers.filter(peer => peer.connected)
  const met = peers.filter(peer => peer.connected || peer.lastHeard !== null)
  const rows = ORDER.map(log => ({
    log,
    here: most(log, 'have'),
    get: most(log, 'want', near),
    give: most(log, 'give', met)
  })).filter(({ here, get, give }) => here + get + give > 0)
  const cell = (n: number): TemplateResult =>
    n === 0 ? html`<td class="nothing">${localize.t('sync.none')}</td>` : html`<td>${localize.number(n)}</td>`
  return html`<section class="what">
    <h2 id="what">${localize.t('sync.what')}</h2>
    <div class="card table" role="region" aria-labelledby="what" tabindex="0">
      <table aria-labelledby="what">
        <thead>
          <tr>
            <th scope="col">${localize.t('sync.kind')}</th>
            <th scope="col">${localize.t('sync.here')}</th>
            <th scope="col">${localize.t('sync.toGet')}</th>
            <th scope="col">${localize.t('sync.toGive')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ log, here, get, give }) =>
              html`<tr>
                <th scope="row">
                  <span
                    ><cairn-icon .name=${PICTURES[log]}></cairn-icon>${localize.t(`sync.log.${log}`)}</span
                  >
                </th>
                ${cell(here)} ${cell(get)} ${cell(give)}
              </tr>`
          )}
        </tbody>
      </table>
    </div>
    <p class="sub pieces">${localize.t('sync.entries')}</p>
  </section>`
}
