/** Thinning of recorded positions: what it may leave out, and what it must keep. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { metresFromWay } from '../../src/components/track-recorder/metres.js'
import { metresBetween } from '../../src/model/index.js'
import {
  endThinning,
  NOTHING_YET,
  thin,
  TOLERANCE,
  VAGUE,
  type Fix,
  type Thinning
} from '../../src/components/track-recorder/thin-track.js'
import type { TrackPoint } from '../../src/model/index.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const METRES_A_DEGREE = 111_195

/** A position so many metres east and north of a place near the antimeridian, seconds after the beginning. */
function fixAt(east: number, north: number, seconds: number, accuracy = 4): Fix {
  const longitude = 179.9995 + east / METRES_A_DEGREE
  const latitude = north / METRES_A_DEGREE
  return { point: [longitude > 180 ? longitude - 360 : longitude, latitude, seconds * 1_000], accuracy }
}

/** All that is kept of them, the end included, and all that was taken on the way. */
function thinned(fixes: readonly Fix[]): { readonly kept: TrackPoint[]; readonly taken: TrackPoint[] } {
  let thinning: Thinning = NOTHING_YET
  const kept: TrackPoint[] = []
  const taken: TrackPoint[] = []
  for (const fix of fixes) {
    const step = thin(thinning, fix)
    if (step.thinning !== thinning) taken.push(fix.point)
    kept.push(...step.kept)
    thinning = step.thinning
  }
  return { kept: [...kept, ...endThinning(thinning).kept], taken }
}

/** A way with turns and stops, seen through positions of all qualities. */
const walk = fc
  .array(
    fc.record({
      east: fc.double({ min: -40, max: 40, noNaN: true }),
      north: fc.double({ min: -40, max: 40, noNaN: true }),
      seconds: fc.integer({ min: 0, max: 90 }),
      accuracy: fc.double({ min: 0, max: 120, noNaN: true })
    }),
    { maxLength: 120 }
  )
  .map(steps => {
    let [east, north, seconds] = [0, 0, 0]
    return steps.map(step => {
      east += step.east
      north += step.north
      seconds += step.seconds
      return fixAt(east, north, seconds, step.accuracy)
    })
  })

test('what is kept was given, in its order, and begins and ends with what was taken', () => {
  fc.assert(
    fc.property(walk, fixes => {
      const { kept, taken } = thinned(fixes)
      let at = -1
      for (const point of kept) {
        const found = taken.indexOf(point, at + 1)
        assert.ok(found > at)
        at = found
      }
      assert.equal(kept[0], taken[0])
      assert.equal(kept.at(-1), taken.at(-1))
    })
  )
})

test('no position that was taken lies further from the kept way than the tolerance', () => {
  fc.assert(
    fc.property(walk, fixes => {
      const { kept, taken } = thinned(fixes)
      for (const [from, to] of kept.slice(1).map((point, i) => [kept[i]!, point] as const)) {
        for (const point of taken.slice(taken.indexOf(from), taken.indexOf(to) + 1)) {
          assert.ok(metresFromWay(point, from, to) <= TOLERANCE + 1e-6)
        }
      }
    })
  )
})

test('nothing is taken that the device was not sure of, that is no step, or that came late', () => {
  fc.assert(
    fc.property(walk, fixes => {
      const { taken } = thinned(fixes)
      const accuracy = new Map(fixes.map(fix => [fix.point, fix.accuracy]))
      for (const [i, point] of taken.entries()) {
        assert.ok(accuracy.get(point)! <= VAGUE)
        const before = taken[i - 1]
        if (before === undefined) continue
        assert.ok(point[2] > before[2])
        assert.ok(metresBetween(before, point) >= accuracy.get(point)!)
      }
    })
  )
})

test('gone on from what was written down it keeps the same', () => {
  fc.assert(
    fc.property(walk, fc.nat(), (fixes, cut) => {
      let thinning: Thinning = NOTHING_YET
      const kept: TrackPoint[] = []
      for (const [i, fix] of fixes.entries()) {
        if (i === cut % Math.max(1, fixes.length)) thinning = JSON.parse(JSON.stringify(thinning)) as Thinning
        const step = thin(thinning, fix)
        kept.push(...step.kept)
        thinning = step.thinning
      }
      assert.deepEqual([...kept, ...endThinning(thinning).kept], thinned(fixes).kept)
    })
  )
})

test('one who stands still is at one point, and one who walks straight is told each minute', () => {
  const still = Array.from({ length: 600 }, (_, i) => fixAt(3 * Math.sin(i), 3 * Math.cos(i * 2), i, 8))
  assert.equal(thinned(still).kept.length, 1)
  const straight = Array.from({ length: 601 }, (_, i) => fixAt(1.2 * i, 0, i))
  const { kept, taken } = thinned(straight)
  assert.ok(taken.length > 100)
  assert.ok(kept.length >= 11 && kept.length <= 13, String(kept.length))
})

test('a corner is kept, and lengths hold across the antimeridian', () => {
  const corner = [
    ...Array.from({ length: 20 }, (_, i) => fixAt(10 * i, 0, i)),
    ...Array.from({ length: 20 }, (_, i) => fixAt(190, 10 * (i + 1), 20 + i))
  ]
  const { kept } = thinned(corner)
  assert.equal(kept.length, 3)
  assert.ok(metresBetween(kept[1]!, fixAt(190, 0, 0).point) < 1)
  assert.ok(Math.abs(metresBetween(fixAt(-100, 0, 0).point, fixAt(100, 0, 0).point) - 200) < 0.1)
})
