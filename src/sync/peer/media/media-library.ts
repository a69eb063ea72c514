import type { DeviceId, MediaCard, MediaHash, StoredPart } from '../../../model/index.js'
import {
  MEDIA_VARIANTS,
  type LogState,
  type MediaPart,
  type MediaReach,
  type MediaState,
  type MediaTotals,
  type MediaVariant
} from '../../adapter.js'
import { ownerOf } from '../judged-entries.js'
import type { HeldMedia, Source } from './held-media.js'
import { partOf, type MediaCards } from './media-cards.js'
import type { MediaNames } from './media-names.js'
import type { MediaRecord } from './media-record.js'

/** A place where the bytes of a variant stand, by a card that counts. */
export interface PartSource extends Source {
  readonly part: StoredPart
}

/** How much of a part has arrived that is not here whole. */
export type Arrived = (source: PartSource) => number

/** What is known of the project's files: which there are, which are named, which are here and where else they are. */
export class MediaLibrary {
  /** Sources whose bytes were not what their card says. */
  readonly #refused = new Set<string>()

  constructor(
    readonly cards: MediaCards,
    readonly names: MediaNames,
    readonly record: MediaRecord
  ) {}

  sources(hash: MediaHash, variant: MediaVariant): PartSource[] {
    return this.cards.of(hash).flatMap(({ log, card }) => {
      const part = partOf(card, variant)
      const source = part && { owner: ownerOf(log), part }
      return source && !this.#refused.has(nameOf(source)) ? [source] : []
    })
  }

  /** Where it can be read here. */
  here(hash: MediaHash, variant: MediaVariant): PartSource | undefined {
    return this.sources(hash, variant).find(source => this.record.held.holds(source))
  }

  /** Its bytes were wrong. */
  refuse(source: PartSource): void {
    this.#refused.add(nameOf(source))
  }

  /** Whether it is the value of a field, which is fetched like an entry. */
  isValue(hash: MediaHash): boolean {
    return this.cards.of(hash).some(({ card }) => card.value === true)
  }

  /** Whether a device that fetches so much is to have it. */
  isWanted(hash: MediaHash, variant: MediaVariant, reach: MediaReach | null): boolean {
    if (!this.names.isNamed(hash)) return false
    if (reach === 'all' || this.isValue(hash)) return true
    return reach === 'previews' && variant !== 'original'
  }

  /** The same for this device, which may have let a file go. */
  isWantedHere(hash: MediaHash, variant: MediaVariant, reach: MediaReach): boolean {
    const isLetGo = variant === 'original' && this.record.letGo.has(hash)
    return !isLetGo && this.isWanted(hash, variant, reach)
  }

  /** How many other devices have all of it. */
  holders(hash: MediaHash, variant: MediaVariant): number {
    const sources = this.sources(hash, variant)
    let count = 0
    for (const held of this.record.others.values()) if (sources.some(source => held.holds(source))) count++
    return count
  }

  /** Whether a device has all of a file. */
  isWith(device: DeviceId, hash: MediaHash): boolean {
    const held = this.record.others.get(device)
    return held !== undefined && this.sources(hash, 'original').some(source => held.holds(source))
  }

  state(hash: MediaHash, arrived: Arrived): MediaState | null {
    const cards = this.cards.of(hash)
    const [first] = cards
    if (!first) return null
    const original = this.#part(hash, 'original', arrived)
    if (!original) return null
    const preview = this.#part(hash, 'preview', arrived)
    const thumbnail = this.#part(hash, 'thumbnail', arrived)
    const name = cards.map(({ card }: { readonly card: MediaCard }) => card.name).find(Boolean)
    return {
      hash,
      ...(name !== undefined && { name }),
      original,
      ...(preview && { preview }),
      ...(thumbnail && { thumbnail })
    }
  }

  totals(reach: MediaReach): MediaTotals {
    const totals = { files: 0, bytes: 0, here: 0, bytesHere: 0, onlyHere: 0, wanted: 0 }
    for (const hash of this.names.hashes()) {
      const [source] = this.sources(hash, 'original')
      if (!source) continue
      for (const variant of this.#variants(hash)) {
        if (this.isWantedHere(hash, variant, reach) && !this.here(hash, variant)) totals.wanted++
      }
      if (this.isValue(hash)) continue
      totals.files++
      totals.bytes += source.part.bytes
      if (!this.here(hash, 'original')) continue
      totals.here++
      totals.bytesHere += source.part.bytes
      if (this.holders(hash, 'original') === 0) totals.onlyHere++
    }
    return totals
  }

  /** Files and previews that this device or the other is to have. */
  between(reach: MediaReach, other: HeldMedia | undefined): LogState {
    const counts = { have: 0, want: 0, give: 0, total: 0 }
    for (const hash of this.names.hashes()) {
      for (const variant of this.#variants(hash)) {
        const isHere = this.here(hash, variant) !== undefined
        const isMine = this.isWantedHere(hash, variant, reach)
        const isTheirs = isHere && this.isWanted(hash, variant, other?.reach ?? null)
        if (isMine) counts[isHere ? 'have' : 'want']++
        if (isTheirs && !this.sources(hash, variant).some(source => other?.holds(source))) counts.give++
        if (isMine || isTheirs) counts.total++
      }
    }
    return counts
  }

  #variants(hash: MediaHash): MediaVariant[] {
    return MEDIA_VARIANTS.filter(variant => this.sources(hash, variant).length > 0)
  }

  #part(hash: MediaHash, variant: MediaVariant, arrived: Arrived): MediaPart | null {
    const here = this.here(hash, variant)
    const source = here ?? this.sources(hash, variant)[0]
    if (!source) return null
    const { type, bytes } = source.part
    return {
      type,
      bytes,
      isHere: here !== undefined,
      arrived: here ? bytes : Math.min(bytes, arrived(source)),
      holders: this.holders(hash, variant)
    }
  }
}

/** A name for the place where bytes stand. */
export const nameOf = ({ owner, part }: PartSource): string => `${owner}/${part.start}/${part.hash}`
