import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { StorageState, SyncState } from '../../project/types.js'
import { stonesFor } from '../cairn-glyph/cairn-glyph.js'
import { sentenceText } from '../controllers/error-text.js'
import { listFormat } from '../controllers/formats.js'
import type { LocalizeController } from '../controllers/localize.js'

/** What of the state wants more than a count: a pause, two pasts of one device, a new beginning of this one. */
export function syncNotes(
  status: SyncState,
  localize: LocalizeController,
  resume: () => void
): TemplateResult {
  const { paused, twoHistories = [], beganAnew, peers, transports = [] } = status
  const t = localize.t.bind(localize)
  const nameOf = (device: string): string =>
    peers.find(({ deviceId }) => deviceId === device)?.name || t('unknownDevice')
  return html`${
    paused === true
      ? html`<div class="note warn paused">
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
              names: listFormat(localize.language).format(twoHistories.map(nameOf))
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
  }
  ${transports.map(({ problem }) =>
    problem === undefined
      ? nothing
      : html`<p class="note">
          <cairn-icon name="warn"></cairn-icon><span>${sentenceText(problem, localize)}</span>
        </p>`
  )}`
}

/** What is wrong with the place where this device keeps things, and what to do. */
export function storageNotes(
  storage: StorageState | null,
  localize: LocalizeController
): TemplateResult | typeof nothing {
  // That the browser may remove it is said beside what is only here: else nothing would be lost by it.
  const urgent = storage?.warnings.filter(({ code }) => code !== 'may-be-removed') ?? []
  if (urgent.length === 0) return nothing
  return html`${urgent.map(
    ({ message }) =>
      html`<p class="note danger">
        <cairn-icon name="warn"></cairn-icon><span>${sentenceText(message, localize)}</span>
      </p>`
  )}`
}

/** How many other devices hold all that is here; nothing while none does, or something is only here. */
export function heldBy(
  { peers, onlyHere }: SyncState,
  localize: LocalizeController
): TemplateResult | typeof nothing {
  const whole = peers.filter(peer => peer.complete).length
  if (whole === 0 || onlyHere > 0) return nothing
  return html`<p class="note held">
    <cairn-cairn-glyph .held=${stonesFor(whole)} aria-hidden="true"></cairn-cairn-glyph>
    <span>${localize.t('sync.wholeOn', { n: whole })}</span>
  </p>`
}
