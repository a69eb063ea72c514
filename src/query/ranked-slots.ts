/** An order that nothing is kept for: each page looks once at every slot. */
interface Ranking<Key extends number | string> {
  readonly keyOf: (slot: number) => Key
  /** Below zero when the id of a slot comes before that of another. */
  readonly compareIds: (a: number, b: number) => number
}

/** Where a page ended. */
interface RankedPlace<Key extends number | string> {
  readonly key: Key
  readonly compareTo: (slot: number) => number
}

/** The first of the slots in their order, at most `limit`, behind the place where the page before ended. */
export function nextRanked<Key extends number | string>(
  slots: Iterable<number>,
  { keyOf, compareIds }: Ranking<Key>,
  after: RankedPlace<Key> | null,
  limit: number
): number[] {
  const found: { readonly key: Key; readonly slot: number }[] = []
  for (const slot of slots) {
    const key = keyOf(slot)
    if (after !== null && (key === after.key ? after.compareTo(slot) <= 0 : key < after.key)) continue
    const isBefore = (other: { readonly key: Key; readonly slot: number }): boolean =>
      key === other.key ? compareIds(slot, other.slot) < 0 : key < other.key
    const last = found.at(-1)
    if (found.length === limit && last !== undefined && !isBefore(last)) continue
    let [low, high] = [0, found.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(found[middle]!)) high = middle
      else low = middle + 1
    }
    found.splice(low, 0, { key, slot })
    if (found.length > limit) found.pop()
  }
  return found.map(({ slot }) => slot)
}
