import type { AuthId, MediaCard, MediaEntry, MediaHash, StoredPart } from '../../../model/index.js'
import type { MediaVariant } from '../../adapter.js'
import type { EntryLog } from '../judged-entries.js'

/** A card at its place in a `data` log. */
export interface PlacedCard {
  readonly log: EntryLog
  readonly index: number
  readonly heads: readonly AuthId[]
  readonly card: MediaCard
  /** Whether its author could attach there. */
  counts: boolean
}

/** The files that cards tell of, by hash. */
export class MediaCards {
  readonly #cards = new Map<MediaHash, PlacedCard[]>()
  readonly #places = new Set<number>()
  #changed = new Set<MediaHash>()

  /** The same card may come again; `place` names where it stands. */
  take(place: number, log: EntryLog, index: number, { heads, card }: MediaEntry, counts: boolean): void {
    if (this.#places.has(place)) return
    this.#places.add(place)
    const placed = { log, index, heads, card, counts }
    const known = this.#cards.get(card.hash)
    if (known) known.push(placed)
    else this.#cards.set(card.hash, [placed])
    if (counts) this.#changed.add(card.hash)
  }

  /** After the membership has changed. */
  judge(counts: (placed: PlacedCard) => boolean): void {
    for (const placed of this.all()) {
      const now = counts(placed)
      if (now === placed.counts) continue
      placed.counts = now
      this.#changed.add(placed.card.hash)
    }
  }

  /** Those that count, in the order they came. */
  of(hash: MediaHash): readonly PlacedCard[] {
    return (this.#cards.get(hash) ?? []).filter(({ counts }) => counts)
  }

  hashes(): Iterable<MediaHash> {
    return this.#cards.keys()
  }

  *all(): Generator<PlacedCard> {
    for (const cards of this.#cards.values()) yield* cards
  }

  /** Hashes whose cards look different since it was asked last. */
  takeChanged(): ReadonlySet<MediaHash> {
    const changed = this.#changed
    if (changed.size > 0) this.#changed = new Set()
    return changed
  }
}

/** The bytes that a card names as a variant of its file; undefined when it has none. */
export function partOf(card: MediaCard, variant: MediaVariant): StoredPart | undefined {
  return variant === 'original' ? card : card[variant]
}
