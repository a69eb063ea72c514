/** One line of a bench's result: `rate` in `unit`, and what was on disk when the clock stopped. */
export interface Row {
  readonly who: string
  readonly rate: number
  readonly unit: string
  readonly durability: string
  /** Microseconds of processor time for each, of all threads of both devices. Other work on the machine changes it little. */
  readonly processor?: number
}

/** What a bench is asked for: how many observations, and how many go into one commit. */
export interface Amount {
  readonly count: number
  readonly batch: number
}

/**
 * One kind of measurement. `measure` runs once in a folder of its own and gives the same rows in the same order each
 * time: each of ours, followed by the floor it stands on. Run again and again, ours and the floor alternate.
 */
export interface Bench {
  readonly about: string
  readonly count: number
  readonly batch: number
  readonly runs: number
  /** Whether a smaller figure is the better one: times and sizes. */
  readonly isCost: boolean
  measure(amount: Amount, folder: string): Promise<readonly Row[]>
}
