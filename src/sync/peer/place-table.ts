const INDICES = 2 ** 32

/** Where an entry stands: the ordinal of its log, and its index there (below 2^32), in one number. */
export const placeOf = (ordinal: number, index: number) => ordinal * INDICES + index
export const ordinalOf = (place: number) => Math.floor(place / INDICES)
export const indexOf = (place: number) => place % INDICES

/** Places with a number each, in the order in which they came. */
export class PlaceTable {
  #places = new Float64Array(1024)
  /** Open addressing with linear probing: number + 1, or 0 where it is free. */
  #numbers = new Uint32Array(4096)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** The number of a place, or -1. */
  find(place: number): number {
    return this.#numbers[this.#homeOf(place)]! - 1
  }

  /** Of a place that is not in yet. */
  add(place: number): number {
    if (this.#size === this.#places.length) this.#reserve(this.#size * 2)
    const number = this.#size++
    this.#places[number] = place
    this.#numbers[this.#homeOf(place)] = number + 1
    return number
  }

  place(number: number): number {
    return this.#places[number]!
  }

  all(): Float64Array {
    return this.#places.slice(0, this.#size)
  }

  /** Replaces all that is in. */
  load(places: Float64Array): void {
    this.#places = places.slice()
    this.#size = places.length
    this.#reserve(Math.max(1024, places.length))
  }

  #reserve(capacity: number): void {
    const places = new Float64Array(capacity)
    places.set(this.#places.subarray(0, this.#size))
    this.#places = places
    this.#numbers = new Uint32Array(2 ** Math.ceil(Math.log2(capacity * 2 + 1)))
    for (let number = 0; number < this.#size; number++) {
      this.#numbers[this.#homeOf(places[number]!)] = number + 1
    }
  }

  /** Where a place is, or the free one where it would go. */
  #homeOf(place: number): number {
    const mask = this.#numbers.length - 1
    let home = (Math.imul(place % INDICES, 0x9e3779b1) ^ Math.imul(ordinalOf(place), 0x85ebca6b)) & mask
    for (;;) {
      const number = this.#numbers[home]!
      if (number === 0 || this.#places[number - 1] === place) return home
      home = (home + 1) & mask
    }
  }
}
