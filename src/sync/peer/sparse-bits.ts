const PAGE = 1_024

/** A set of whole numbers, many of which stand close together, at about a bit for each. */
export class SparseBits {
  readonly #pages = new Map<number, Uint32Array>()

  has(number: number): boolean {
    const word = this.#pages.get(Math.floor(number / PAGE))?.[(number % PAGE) >>> 5]
    return word !== undefined && (word & (1 << (number & 31))) !== 0
  }

  add(number: number): void {
    const place = Math.floor(number / PAGE)
    let page = this.#pages.get(place)
    if (!page) this.#pages.set(place, (page = new Uint32Array(PAGE / 32)))
    page[(number % PAGE) >>> 5]! |= 1 << (number & 31)
  }

  clear(): void {
    this.#pages.clear()
  }
}
