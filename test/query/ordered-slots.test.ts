import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridX, gridY, morton, mortonX, mortonY } from '../../src/query/morton.js'
import { OrderedSlots } from '../../src/query/ordered-slots.js'
import { PositionIndex } from '../../src/query/position-index.js'

/** Whole numbers below `limit`, the same in every run. */
function numbers(seed: number): (limit: number) => number {
  let state = seed
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

function listed(order: OrderedSlots): { forward: number[]; backward: number[] } {
  const [forward, backward]: [number[], number[]] = [[], []]
  order.forward(0, slot => forward.push(slot) > 0)
  order.backward(order.end, slot => backward.push(slot) > 0)
  return { forward, backward }
}

for (const spread of [1, 40, 1_000_000]) {
  test(`an order of keys below ${spread} stays in order while it grows to many blocks and shrinks again`, () => {
    const next = numbers(spread)
    const order = new OrderedSlots((a, b) => a - b)
    const truth = new Map<number, number>()
    const check = (): void => {
      const expected = [...truth].sort(([a, x], [b, y]) => x - y || a - b).map(([slot]) => slot)
      const { forward, backward } = listed(order)
      assert.deepEqual(forward, expected)
      assert.deepEqual(backward, expected.reverse())
      assert.equal(order.size, truth.size)
    }
    for (const share of [10, 8, 2, 0]) {
      for (let step = 0; step < 6000; step++) {
        const slot = next(8000)
        const key = truth.get(slot)
        if (key !== undefined && next(10) >= share) {
          assert.equal(order.delete(key, slot), true)
          truth.delete(slot)
        } else if (key === undefined && next(10) < share) {
          const key = next(spread)
          order.insert(key, slot)
          truth.set(slot, key)
        }
      }
      check()
    }
    for (const [slot, key] of truth) order.delete(key, slot)
    truth.clear()
    check()
    assert.equal(order.blocks.length, 1)
    assert.equal(order.delete(0, 1), false)
  })
}

test('an order filled from its end leaves full blocks, and one emptied in part joins its neighbours', () => {
  const order = new OrderedSlots((a, b) => a - b)
  for (let slot = 0; slot < 5120; slot++) order.insert(slot, slot)
  const blocks = (): number => order.blocks.length
  assert.equal(blocks(), 10)
  for (let slot = 0; slot < 5120; slot++) if (slot % 10 !== 0) order.delete(slot, slot)
  assert.ok(blocks() <= 5)
  assert.deepEqual(
    listed(order).forward,
    Array.from({ length: 512 }, (_, at) => at * 10)
  )
})

test('every cell counts and sums what lies in it, asked between the changes', () => {
  const next = numbers(7)
  const index = new PositionIndex()
  const truth = new Map<number, number>()
  for (let step = 0; step < 6000; step++) {
    const slot = next(4000)
    const old = truth.get(slot)
    if (old !== undefined) index.delete(old, slot)
    const key = morton(gridX(next(3600) / 10 - 180), gridY(next(1700) / 10 - 85))
    if (step % 3 === 0) truth.delete(slot)
    else {
      index.insert(key, slot)
      truth.set(slot, key)
    }
    if (step % 40 !== 0) continue
    const level = next(7)
    const cell = next(4 ** level)
    const span = 4 ** (26 - level)
    const inside = [...truth.values()].filter(key => Math.floor(key / span) === cell)
    const { count, x, y } = index.cell({ level, cell })
    const sum = (of: (key: number) => number): number => inside.reduce((total, key) => total + of(key), 0)
    assert.deepEqual([count, x, y], [inside.length, sum(mortonX), sum(mortonY)])
  }
  assert.equal(index.size, truth.size)
})

test('a Morton number gives its row and column back', () => {
  const next = numbers(3)
  for (const [x, y] of [
    [0, 0],
    [2 ** 26 - 1, 2 ** 26 - 1],
    [2 ** 26 - 1, 0],
    [8191, 8192]
  ] as const) {
    assert.deepEqual([mortonX(morton(x, y)), mortonY(morton(x, y))], [x, y])
  }
  for (let turn = 0; turn < 1000; turn++) {
    const [x, y] = [next(2 ** 26), next(2 ** 26)]
    assert.deepEqual([mortonX(morton(x, y)), mortonY(morton(x, y))], [x, y])
    const quarter = Math.floor(morton(x, y) / 4 ** 25)
    assert.equal(quarter, (x >= 2 ** 25 ? 1 : 0) + (y >= 2 ** 25 ? 2 : 0))
  }
})
