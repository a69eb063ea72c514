import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { SyncState } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'

/** What of the state wants more than a count: a pause, two pasts of one device, a new beginning of this one. */
export function syncNotes(
  status: SyncState,
  localize: LocalizeController,
  resume: () => void
): TemplateResult {
  const { paused, twoHistories = [], beganAnew, peers } = status
  const t = localize.t.bind(localize)
  const nameOf = (device: string): string =>
    peers.find(({ deviceId }) => deviceId === device)?.name || t('unknownDevice')
  return html`${
    paused === true
      ? html`<div class="note warn">
          <cairn-icon name="lock"></cairn-icon>
          <span class="grow">${t('sync.paused')}</span>
          <button class="button slight" type="button" @click=${resume}>${t('sync.resume')}</button>
        </div>`
      : nothing
  }
  ${
    twoHistories.length === 0
      ? nothing
      : html`<p class="note danger">
          <cairn-icon name="warn"></cairn-icon>
          <span
            >${t('sync.twoHistories', {
              names: new Intl.ListFormat(localize.language).format(twoHistories.map(nameOf))
            })}</span
          >
        </p>`
  }
  ${
    beganAnew === undefined
      ? nothing
      : html`<p class="note">
          <cairn-icon name="clock"></cairn-icon>
          <span>${t('sync.beganAnew', { time: localize.fullTime(beganAnew) })}</span>
        </p>`
  }`
}
