/** Whole numbers from a start to before an end, kept as few ranges as there are. */
export class RangeSet {
  /** Starts and ends in turn, ascending: a number is inside when an odd count of them is not above it. */
  readonly #edges: number[] = []

  /** How many ranges. */
  get size(): number {
    return this.#edges.length / 2
  }

  add(start: number, end: number): void {
    this.#replace(start, end, true)
  }

  remove(start: number, end: number): void {
    this.#replace(start, end, false)
  }

  /** Whether every number from start to before end is in it. */
  covers(start: number, end: number): boolean {
    const place = this.#count(start, true)
    return start >= end || (place % 2 === 1 && this.#edges[place]! >= end)
  }

  /** The parts of a range that are not in it. */
  *gaps(start: number, end: number): Generator<readonly [start: number, end: number]> {
    let at = start
    for (const [from, to] of this.#from(start)) {
      if (from >= end) break
      if (from > at) yield [at, from]
      at = Math.max(at, to)
    }
    if (at < end) yield [at, end]
  }

  [Symbol.iterator](): Generator<readonly [start: number, end: number]> {
    return this.#from(0)
  }

  *#from(start: number): Generator<readonly [start: number, end: number]> {
    const edges = this.#edges
    const first = this.#count(start, true)
    for (let place = first - (first % 2); place < edges.length; place += 2) {
      yield [edges[place]!, edges[place + 1]!]
    }
  }

  #replace(start: number, end: number, isIn: boolean): void {
    if (start >= end) return
    const first = this.#count(start, false)
    const last = this.#count(end, true)
    const edges = []
    if ((first % 2 === 0) === isIn) edges.push(start)
    if ((last % 2 === 0) === isIn) edges.push(end)
    this.#edges.splice(first, last - first, ...edges)
  }

  /** How many edges are below a number, or at it when `isAtToo`. */
  #count(value: number, isAtToo: boolean): number {
    let [low, high] = [0, this.#edges.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const edge = this.#edges[middle]!
      if (edge < value || (isAtToo && edge === value)) low = middle + 1
      else high = middle
    }
    return low
  }
}
