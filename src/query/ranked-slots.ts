/** What puts slots in an order that is not kept up to date: a key each, and then their ids. */
interface Ranking {
  readonly keyOf: (slot: number) => number | string
  /** Below zero when the id of a slot comes before that of another. */
  readonly compareIds: (a: number, b: number) => number
}

/** Slots in order, with the key of each. */
export interface RankedSlots {
  readonly slots: readonly number[]
  readonly keys: readonly (number | string)[]
}

/** Puts slots in order. Keys are all numbers or all texts. */
export function rankSlots(slots: Iterable<number>, { keyOf, compareIds }: Ranking): RankedSlots {
  const ranked = Array.from(slots, slot => ({ slot, key: keyOf(slot) }))
  ranked.sort((a, b) => (a.key === b.key ? compareIds(a.slot, b.slot) : a.key < b.key ? -1 : 1))
  return { slots: ranked.map(({ slot }) => slot), keys: ranked.map(({ key }) => key) }
}

/** The place of the first slot behind a key and an id. `compareTo` compares a slot's id with that one. */
export function placeBehind(
  { slots, keys }: RankedSlots,
  key: number | string,
  compareTo: (slot: number) => number
): number {
  let [low, high] = [0, slots.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const own = keys[middle]!
    const isBehind = own === key ? compareTo(slots[middle]!) > 0 : own > key
    if (isBehind) high = middle
    else low = middle + 1
  }
  return low
}
