import type { FieldOption } from '../../../project/types.js'

/** Options and the text that they are searched in, which is made once a list. */
export class OptionSearch {
  readonly #options: readonly FieldOption[]
  /** All labels, each on a line that begins with a space: one text is searched far quicker than many. */
  #text: string | null = null
  /** Where the lines end. */
  readonly #ends: number[] = []

  constructor(options: readonly FieldOption[]) {
    this.#options = options
  }

  /** Makes the text that is searched; the first search does it where nobody did. */
  prepare(): string {
    if (this.#text !== null) return this.#text
    const labels = this.#options.map(({ label }) => label.replaceAll('\n', ' '))
    const text = ` ${plain(labels.join('\n '))}\n`
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#ends.push(at)
    return (this.#text = text)
  }

  /** What holds the text, in its order; those first in which a word begins with it. Case and accents do not matter. */
  find(text: string): readonly FieldOption[] {
    const wanted = plain(text.trim())
    if (wanted === '') return this.#options
    const begin = this.#placesOf(` ${wanted}`)
    const hold = this.#placesOf(wanted)
    const first = new Set(begin)
    const rest = hold.length === begin.length ? [] : hold.filter(place => !first.has(place))
    return [...begin, ...rest].map(place => this.#options[place]!)
  }

  /** Places of the labels that hold what is wanted. */
  #placesOf(wanted: string): readonly number[] {
    const text = this.prepare()
    const ends = this.#ends
    const places: number[] = []
    let place = 0
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, ends[place - 1])) {
      while (ends[place]! < at) place++
      places.push(place++)
    }
    return places
  }
}

function plain(text: string): string {
  const lower = text.toLowerCase()
  // Most lists are plain letters, for which taking accents away is the greater part of the work.
  return /^[ -~\n]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '')
}
