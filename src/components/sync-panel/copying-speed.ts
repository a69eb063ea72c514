import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { SyncState } from '../../project/types.js'
import { lasting } from '../controllers/durations.js'
import type { LocalizeController } from '../controllers/localize.js'
import { sumsOf } from './peer-row.js'

/** A speed is that of the last so many milliseconds, and known after so many. */
const WINDOW = 60_000
const LEAST = 5_000
const MINUTE = 60_000

interface Look {
  readonly at: number
  readonly have: number
}

/** How fast pieces come, by looks at the state. Unknown while nothing is wanted or nothing comes. */
export class CopyingSpeed {
  #looks: readonly Look[] = []
  #want = 0

  /** @param now milliseconds of any clock that does not jump */
  look(state: SyncState, now: number): void {
    const near = state.peers.filter(peer => peer.connected).map(sumsOf)
    // Two that have the same eight do not make sixteen.
    this.#want = Math.max(0, ...near.map(({ want }) => want))
    const have = Math.max(0, ...near.map(sums => sums.have))
    const isOver = this.#want === 0 || near.length === 0
    const looks = this.#looks.filter(({ at }) => now - at <= WINDOW)
    this.#looks = isOver ? [] : [...looks, { at: now, have }]
  }

  forget(): void {
    this.#looks = []
  }

  /** Pieces a minute and milliseconds left; null while they are not known. */
  get value(): { readonly perMinute: number; readonly left: number } | null {
    const first = this.#looks[0]
    const last = this.#looks.at(-1)
    if (first === undefined || last === undefined || last.at - first.at < LEAST) return null
    const perMinute = ((last.have - first.have) / (last.at - first.at)) * MINUTE
    return perMinute < 1 ? null : { perMinute, left: (this.#want / perMinute) * MINUTE }
  }
}

/** In words; nothing while it is not known. */
export function speedLine(
  speed: CopyingSpeed,
  localize: LocalizeController
): TemplateResult | typeof nothing {
  const { value } = speed
  if (value === null) return nothing
  const pieces = localize.t('sync.speed', { n: Math.round(value.perMinute) })
  const left = localize.t('sync.left', { time: lasting(Math.max(1_000, value.left), localize) })
  return html`<p class="sub speed">${pieces} · ${left}</p>`
}
