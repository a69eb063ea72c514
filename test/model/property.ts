import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'

/** How often each property is tried, and from which seed: `RUNS=3000 SEED=7` for a longer, other run. */
export const RUNS = Number(process.env['RUNS'] ?? 300)
export const SEED = Number(process.env['SEED'] ?? 20)

/** With `QUICK` the first failure is enough, and is not made small. */
const endOnFailure = process.env['QUICK'] !== undefined

/**
 * A property as a test. `body` calls `hit` on each run that really tried something; when fewer than `floor` of the
 * runs did, the property is empty and fails.
 */
export function property<Value>(
  name: string,
  floor: number,
  arbitrary: fc.Arbitrary<Value>,
  body: (value: Value, hit: () => void) => void
): void {
  test(name, () => {
    const hits = new Set<number>()
    let runs = 0
    const once = (value: Value) => {
      const run = runs++
      body(value, () => hits.add(run))
    }
    fc.assert(fc.property(arbitrary, once), { numRuns: RUNS, seed: SEED, endOnFailure })
    assert.ok(hits.size >= floor * RUNS, `only ${hits.size} of ${RUNS} runs tried anything`)
  })
}

/** The items in an order drawn from a stream of numbers. */
export function shuffled<Item>(items: readonly Item[], numbers: fc.Stream<number>): Item[] {
  return items
    .map((item): [number, Item] => [draw(numbers), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

/** The next number of an endless stream. */
export function draw(numbers: fc.Stream<number>): number {
  return (numbers.next() as IteratorYieldResult<number>).value
}
