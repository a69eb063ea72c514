/** One line of a bench's result: `rate` in `unit`, and what was on disk when the clock stopped. */
export interface Row {
  readonly who: string
  readonly rate: number
  readonly unit: string
  readonly durability: string
}
