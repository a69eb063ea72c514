import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { placeOfPhoto } from '../../src/components/observation-form/photo-place/place-of-photo.js'
import { exifWith, gpsOf, heicWith, withExif } from './photo-for-tests.js'
import type { GpsForTests } from './photo-for-tests.js'

/** The frame of a JPEG: begin, a comment, the scan, end. Enough for who reads what stands before the picture. */
const PICTURE = Uint8Array.of(0xff, 0xd8, 0xff, 0xfe, 0, 3, 65, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9)
const jpeg = (gps: GpsForTests, littleEndian = false): Uint8Array<ArrayBuffer> =>
  withExif(PICTURE, exifWith(gps, littleEndian))
const placeOf = (bytes: Uint8Array<ArrayBuffer>) => placeOfPhoto(new Blob([bytes]))

async function reads(bytes: Uint8Array<ArrayBuffer>, longitude: number, latitude: number): Promise<void> {
  const place = await placeOf(bytes)
  assert.ok(place, 'no place was read')
  // A hundredth of a second is 30 cm.
  assert.ok(Math.abs(place[0] - longitude) < 2e-6, `longitude ${place[0]} in place of ${longitude}`)
  assert.ok(Math.abs(place[1] - latitude) < 2e-6, `latitude ${place[1]} in place of ${latitude}`)
}

test('a place in each quarter of the earth, in both orders of bytes', async () => {
  for (const [longitude, latitude] of [
    [-73.123456, -4.254321],
    [-73.123456, 4.254321],
    [106.827183, -6.175394],
    [36.817223, 12.5],
    [180, 90],
    [-180, -90],
    [0, -0.5]
  ] as const) {
    await reads(jpeg(gpsOf(longitude, latitude)), longitude, latitude)
    await reads(jpeg(gpsOf(longitude, latitude), true), longitude, latitude)
  }
})

test('of a HEIC, also as newer phones begin it', async () => {
  const exif = exifWith(gpsOf(-73.123456, -4.254321))
  await reads(heicWith(exif), -73.123456, -4.254321)
  await reads(heicWith(exif, 'mif1heic'), -73.123456, -4.254321)
})

const fixtures = process.env['CAIRN_FIXTURES'] ?? join(import.meta.dirname, '../../../shared/fixtures')

test('photos of a camera, as exiftool reads them, and one whose block of places is empty', async t => {
  const photo = async (name: string) => new Uint8Array(await readFile(join(fixtures, 'exif', name)))
  if (!existsSync(join(fixtures, 'exif'))) return t.skip('the fixtures exif are not there')
  await reads(await photo('DSCN0010.jpg'), 11.8851267, 43.4674483)
  await reads(await photo('DSCN0012.jpg'), 11.885395, 43.4671567)
  assert.equal(await placeOf(await photo('45-gps_ifd.jpg')), null)
})

test('only the head of a photo is read', async () => {
  const file = new Blob([jpeg(gpsOf(1, 2)), new Uint8Array(3_000_000)])
  let most = 0
  const slice = file.slice.bind(file)
  file.slice = (from, to) => {
    most = Math.max(most, to ?? file.size)
    return slice(from, to)
  }
  file.arrayBuffer = () => assert.fail('all of it was read')
  assert.ok(await placeOfPhoto(file))
  assert.ok(most > 0 && most <= 128 * 1024, `${most} bytes`)
})

test('no place where none is told, or none that can be true', async () => {
  const gps = gpsOf(-73.1, -4.2)
  const nonsense: readonly Partial<GpsForTests>[] = [
    gpsOf(0, 0),
    {
      latitude: [
        [91, 1],
        [0, 1],
        [0, 1]
      ]
    },
    {
      longitude: [
        [180, 1],
        [0, 1],
        [1, 1]
      ]
    },
    {
      longitude: [
        [4_000_000_000, 1],
        [0, 1],
        [0, 1]
      ]
    },
    {
      latitude: [
        [4, 1],
        [12, 1],
        [0, 0]
      ]
    },
    {
      latitude: [
        [4, 0],
        [12, 1],
        [0, 1]
      ]
    },
    {
      latitude: [
        [4, 1],
        [12, 1]
      ]
    },
    { latitudeRef: '?' },
    { longitudeRef: '\0' },
    { latitudeRef: 'E', longitudeRef: 'N' }
  ]
  for (const wrong of nonsense)
    assert.equal(await placeOf(jpeg({ ...gps, ...wrong })), null, JSON.stringify(wrong))
  for (const bytes of [
    new Uint8Array(0),
    PICTURE,
    new TextEncoder().encode('GIF89a and more of it'),
    exifWith(gps)
  ])
    assert.equal(await placeOf(bytes), null)
})

/** Where the count of the latitude's fractions stands, and where the block of places says how many entries it has. */
const [COUNT_AT, ENTRIES_AT] = [12 + 26 + 2 + 12 + 4, 12 + 26]

test('lying lengths and counts end, with no place', async () => {
  for (const type of [1, 2, 3, 4, 5, 7, 12]) {
    for (const count of [0xff_ff_ff_ff, 0x7f_ff_ff_ff, 0x01_00_00_00, 0]) {
      const bytes = jpeg(gpsOf(-73.1, -4.2))
      const view = new DataView(bytes.buffer)
      view.setUint16(COUNT_AT - 2, type)
      view.setUint32(COUNT_AT, count)
      assert.equal(await placeOf(bytes), null, `type ${type}, count ${count}`)
    }
  }
  const many = jpeg(gpsOf(-73.1, -4.2))
  new DataView(many.buffer).setUint16(ENTRIES_AT, 0xff_ff)
  await placeOf(many)
})

test('boxes of a HEIC that say nothing of their length, or lie, end', async () => {
  const heic = heicWith(exifWith(gpsOf(-73.1, -4.2)))
  for (let at = 0; at + 16 <= heic.length; at++) {
    for (const short of [0, 1, 7, 0xff_ff_ff_ff]) {
      // A short length of 1 says that a long one follows.
      for (const long of short === 1 ? [0n, 1n, 2n ** 63n] : [null]) {
        const bytes = heic.slice()
        const view = new DataView(bytes.buffer)
        view.setUint32(at, short)
        if (long !== null) view.setBigUint64(at + 8, long)
        await placeOf(bytes)
      }
    }
  }
})

test('whatever bytes, it ends and throws nothing, and tells only a place on earth', async () => {
  const whole = [
    jpeg(gpsOf(-73.1, -4.2)),
    jpeg(gpsOf(-73.1, -4.2), true),
    heicWith(exifWith(gpsOf(-73.1, -4.2)))
  ]
  const damaged = fc
    .tuple(
      fc.constantFrom(...whole),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.nat()
    )
    .map(([bytes, changes, end]) => {
      const copy = bytes.slice()
      for (const [at, value] of changes) copy[at % copy.length] = value
      return end % 3 === 0 ? copy.slice(0, end % copy.length) : copy
    })
  await fc.assert(
    fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 300 })), async bytes => {
      const place = await placeOf(new Uint8Array(bytes))
      if (place === null) return
      assert.ok(Math.abs(place[0]) <= 180 && Math.abs(place[1]) <= 90, String(place))
    }),
    { numRuns: 1000, seed: 7 }
  )
})
