/** Numbers that look random and follow from a seed alone (Bob Jenkins' small fast generator, 32 bits). */
export class Random {
  readonly #state: [number, number, number, number]

  constructor(seed: number) {
    this.#state = [0xf1ea5eed, seed | 0, Math.floor(seed / 2 ** 32) | 0, seed | 0]
    for (let round = 0; round < 20; round++) this.#next()
  }

  #next(): number {
    const [a, b, c, d] = this.#state
    const e = (a - ((b << 27) | (b >>> 5))) | 0
    const first = b ^ ((c << 17) | (c >>> 15))
    this.#state[0] = first
    this.#state[1] = (c + d) | 0
    this.#state[2] = (d + e) | 0
    this.#state[3] = (e + first) | 0
    return this.#state[3] >>> 0
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor((this.#next() / 2 ** 32) * limit)
  }

  /** True once in `1 / likelihood` times. */
  chance(likelihood: number): boolean {
    return this.#next() / 2 ** 32 < likelihood
  }

  /** One of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]!
  }

  /** One of these names, each as likely as its weight. */
  weighted<Name extends string>(weights: { readonly [name in Name]: number }): Name {
    const names = Object.keys(weights) as Name[]
    let left = this.below(names.reduce((sum, name) => sum + weights[name], 0))
    return names.find(name => (left -= weights[name]) < 0)!
  }

  /** The same items in another order. */
  shuffled<Item>(items: Iterable<Item>): Item[] {
    const list = [...items]
    for (let place = list.length - 1; place > 0; place--) {
      const other = this.below(place + 1)
      const item = list[place]!
      list[place] = list[other]!
      list[other] = item
    }
    return list
  }
}
