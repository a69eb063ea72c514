/** What reads photos may be out of reach for a while: a photo is read when it is there. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { readPhoto, toldBy } from '../../src/components/observation-form/photo-place/told-by-photo.js'

const PLACE = [-73.1, -4.2] as const
const photo = (type = 'image/jpeg') => ({ hash: null, file: new Blob(['photo'], { type }) })

/** Out of reach as often as said. */
function reaching(failures: number, place: typeof PLACE | null = PLACE) {
  const seen = { loads: 0, reads: 0 }
  const load = async () => {
    if (seen.loads++ < failures) throw new TypeError('Failed to fetch dynamically imported module')
    return async () => {
      seen.reads++
      return place
    }
  }
  return { seen, load }
}

test('a photo that could not be read is read when it is asked for again', async t => {
  t.mock.method(console, 'error', () => undefined)
  const one = photo()
  const { seen, load } = reaching(1)
  await readPhoto(one, load)
  assert.equal(toldBy(one).place, null)
  await readPhoto(one, load)
  assert.deepEqual(toldBy(one).place, PLACE)
  await readPhoto(one, load)
  assert.deepEqual(seen, { loads: 2, reads: 1 })
})

test('a photo that tells nothing, or is none, is not read again', async () => {
  const { seen, load } = reaching(0, null)
  for (const one of [photo(), photo('audio/webm')]) {
    await Promise.all([readPhoto(one, load), readPhoto(one, load)])
    await readPhoto(one, load)
    assert.equal(toldBy(one).place, null)
  }
  assert.deepEqual(seen, { loads: 1, reads: 1 })
})
