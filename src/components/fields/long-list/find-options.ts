import type { FieldOption } from '../../../project/types.js'

/** Options with the words they are searched by, made once a list. */
export class OptionSearch {
  readonly #options: readonly FieldOption[]
  #words: readonly string[] | null = null

  constructor(options: readonly FieldOption[]) {
    this.#options = options
  }

  /** What holds the text, in its order; those first in which a word begins with it. Case and accents do not matter. */
  find(text: string): readonly FieldOption[] {
    const wanted = plain(text.trim())
    if (wanted === '') return this.#options
    this.#words ??= this.#options.map(({ label }) => ` ${plain(label)}`)
    const begin: FieldOption[] = []
    const hold: FieldOption[] = []
    for (const [place, words] of this.#words.entries()) {
      if (words.includes(` ${wanted}`)) begin.push(this.#options[place]!)
      else if (words.includes(wanted)) hold.push(this.#options[place]!)
    }
    return [...begin, ...hold]
  }
}

function plain(text: string): string {
  const lower = text.toLowerCase()
  // Most lists are plain letters, for which taking accents away is the greater part of the work.
  return /^[ -~]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '')
}
