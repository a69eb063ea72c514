import type { Json } from '../src/model/index.js'
import type { Commit } from '../src/sync/adapter.js'

/** A field observation of the usual size; every `number` makes another one. */
export function observation(number: number): Map<string, Json> {
  return new Map<string, Json>([
    [
      'location',
      {
        type: 'Point',
        coordinates: [((number * 7919) % 360_000) / 1000 - 180, ((number * 104_729) % 170_000) / 1000 - 85]
      }
    ],
    ['presetRef', 'cairn/water-point'],
    ['tag/type', 'water'],
    ['tag/severity', String(1 + (number % 5))],
    ['tag/notes', `seen from the river, north bank, number ${number} of the morning round`]
  ])
}

/** Commits of `batch` observations, until there are `count`. */
export function* batches(count: number, batch: number): Generator<Commit[]> {
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from)
    yield Array.from({ length }, (_, place) => ({
      type: 'create',
      kind: 'observation',
      set: observation(from + place)
    }))
  }
}

/** The same observations as JSON lines, in bytes. */
export function jsonBytes(count: number): number {
  let bytes = 0
  for (let number = 0; number < count; number++) {
    bytes += Buffer.byteLength(JSON.stringify(Object.fromEntries(observation(number)))) + 1
  }
  return bytes
}
