import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { LOGS } from '../../model/entry.js'
import type { PeerState } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** What this device and another lack of each other, over all kinds of data. */
export function sumsOf(peer: PeerState): { have: number; want: number; give: number; total: number } {
  const sums = { have: 0, want: 0, give: 0, total: 0 }
  for (const log of LOGS) {
    const state = peer.logs[log]
    sums.have += state.have
    sums.want += state.want
    sums.give += state.give
    sums.total += state.total
  }
  return sums
}

/** How it stands with a device, in words: "everything" only when both sides know it. */
export function peerWords(peer: PeerState, localize: LocalizeController): string {
  const { want, give } = sumsOf(peer)
  const parts = [
    want > 0 ? localize.t('sync.has', { n: want }) : '',
    give > 0 ? localize.t('sync.lacks', { n: give }) : ''
  ].filter(part => part !== '')
  if (peer.connected && parts.length === 0)
    return localize.t(peer.complete ? 'sync.complete' : 'sync.comparing')
  if (peer.connected) return parts.join(' · ')
  const heard =
    peer.lastHeard === null
      ? localize.t('sync.never')
      : localize.t('sync.lastHeard', { time: localize.time(peer.lastHeard) })
  return [heard, ...parts].join(' · ')
}

/** A device: its name, how it stands, and how far copying is, as counts. */
export function peerRow(peer: PeerState, localize: LocalizeController): TemplateResult {
  const { have, want } = sumsOf(peer)
  const copying = peer.connected && want > 0
  const done = peer.connected && peer.complete && want === 0
  return html`<li>
    <cairn-icon name="phone"></cairn-icon>
    <span class="grow">
      <span class="name" dir="auto">${peer.name || localize.t('unknownDevice')}</span>
      <span class="sub">${peerWords(peer, localize)}</span>
      ${
        peer.connected && peer.path
          ? html`<span class="sub">${localize.t(`sync.path.${peer.path}`)}</span>`
          : nothing
      }
      ${copying ? progress(have, have + want, localize) : nothing}
    </span>
    ${done ? html`<span class="tick"><cairn-icon name="check"></cairn-icon></span>` : nothing}
  </li>`
}

function progress(have: number, total: number, localize: LocalizeController): TemplateResult {
  const words = localize.t('sync.copying', { have: localize.number(have), total: localize.number(total) })
  return html`<span
    class="progress"
    role="progressbar"
    aria-label=${localize.t('sync.title')}
    aria-valuemin="0"
    aria-valuenow=${have}
    aria-valuemax=${total}
    aria-valuetext=${words}
    ><span .style=${`width:${(100 * have) / total}%`}></span
  ></span>`
}
