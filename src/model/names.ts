/** Numbers for texts that repeat, in the order in which they came; 0 stands for the empty text. */
export class Names {
  #numbers = new Map<string, number>([['', 0]])
  #names: string[] = ['']

  number(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#names.push(name) - 1
    this.#numbers.set(name, number)
    return number
  }

  name(number: number): string {
    return this.#names[number]!
  }

  /** All of them in order, for a snapshot; `load` takes them back. */
  get all(): readonly string[] {
    return this.#names
  }

  /** Replaces all that is in. */
  load(names: readonly string[]): void {
    this.#names = [...names]
    this.#numbers = new Map(names.map((name, number) => [name, number]))
  }
}
