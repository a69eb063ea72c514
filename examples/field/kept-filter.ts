import type { Filter } from '../../src/index.js'

/** Gives the filter of before for one that says the same, and null for one that says nothing. */
export function keptFilter(): (filter: Filter) => Filter | null {
  let key = '{}'
  let value: Filter | null = null
  return filter => {
    const now = JSON.stringify(filter)
    if (now !== key) {
      key = now
      value = now === '{}' ? null : filter
    }
    return value
  }
}
