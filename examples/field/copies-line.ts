import { html, nothing, type TemplateResult } from 'lit'
import type { SyncState } from '../../src/index.js'
import { text } from './texts.js'

/** One line that says where the observations are. */
export function copiesLine(
  sync: SyncState | null,
  total: number,
  readOnly: string | undefined,
  events: { readonly add: () => void; readonly invite: () => void; readonly copies: () => void }
): TemplateResult | typeof nothing {
  if (!sync) return nothing
  if (readOnly !== undefined) return readOnlyLine(readOnly, events)
  if (total === 0) return emptyLine(events)
  const near = sync.peers.find(peer => peer.connected)
  const warn = sync.onlyHere > 0
  const stones = warn ? 1 : sync.peers.length > 1 ? 3 : 2
  const title = warn ? text('only', { n: sync.onlyHere }) : text('everyone')
  const hint = near ? text('near', { name: near.name }) : text('nobodyNear')
  return html`<div class="truth ${warn ? 'warn' : ''}">
    <div class="line">
      <cairn-cairn-glyph large held=${stones} aria-hidden="true"></cairn-cairn-glyph>
      <div class="words"><b>${title}</b><span>${hint}</span></div>
      <button class="button small" @click=${events.copies}>${warn ? text('copyNow') : text('copies')}</button>
    </div>
  </div>`
}

function emptyLine(events: { readonly add: () => void; readonly invite: () => void }): TemplateResult {
  return html`<div class="truth">
    <div class="empty">
      <cairn-cairn-glyph large held="1" aria-hidden="true"></cairn-cairn-glyph>
      <h2>${text('empty')}</h2>
      <p>${text('emptyHint')}</p>
      <button class="button primary wide" @click=${events.add}>
        <cairn-icon name="plus"></cairn-icon>${text('addFirst')}
      </button>
      <button class="button wide" @click=${events.invite}>
        <cairn-icon name="qr"></cairn-icon>${text('inviteNear')}
      </button>
    </div>
  </div>`
}

function readOnlyLine(why: string, events: { readonly copies: () => void }): TemplateResult {
  return html`<div class="truth">
    <div class="line">
      <cairn-icon name="lock"></cairn-icon>
      <div class="words"><b>${why}</b></div>
      <button class="button small" @click=${events.copies}>${text('copies')}</button>
    </div>
  </div>`
}
