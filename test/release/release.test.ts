import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CairnError } from '../../src/model/index.js'
import type {
  DeviceId,
  DocumentId,
  DocumentState,
  FieldState,
  Geometry,
  Json,
  ValueId
} from '../../src/model/index.js'
import { generalise } from '../../src/release/generalise.js'
import { cellOf } from '../../src/release/grid.js'
import { preview, refusal, release } from '../../src/release/index.js'
import type { PrivacyFilter, ReleaseBy, ReleasedDocument } from '../../src/release/index.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const terms: ReleaseBy = {
  recipient: 'Ministry',
  purpose: 'Map of springs',
  precision: 'exact',
  role: 'coordinator'
}
const now = (): number => performance.now()

test('one no among the answers keeps a document in the project, whatever stands beside it; a backup has it', async () => {
  const made = documentOf({ 'tag/state': 'dry', mayLeave: true })
  const leave = made.fields.get('mayLeave')!
  const withNo = {
    ...made,
    fields: new Map([
      ...made.fields,
      ['mayLeave', { ...leave, others: [{ ...leave, value: false }] }] as const
    ])
  }
  const found = async (document: DocumentState, recipient: string): Promise<number> =>
    (await preview(each([document]), { ...terms, recipient }, [], now)).documents
  assert.deepEqual(
    [await found(made, 'Ministry'), await found(withNo, 'Ministry'), await found(withNo, 'self')],
    [1, 0, 1]
  )
  assert.equal(await found(documentOf({ mayLeave: false }), 'Ministry'), 0)
})

test('an answer that names files stays with them', async () => {
  const hash = 'a'.repeat(64)
  const made = documentOf({ [`att/${hash}`]: true, 'tag/leaf': [hash], 'tag/names': ['Rosa'] })
  const { fields } = await preview(each([made]), terms, [], now)
  assert.deepEqual(fields, ['tag/names'])
})

async function* each(documents: readonly DocumentState[]): AsyncGenerator<DocumentState> {
  yield* documents
}

interface Made {
  readonly status?: DocumentState['status']
  readonly others?: number
}
function documentOf(
  values: Readonly<Record<string, Json>>,
  { status = 'shown', others = 0 }: Made = {}
): DocumentState {
  const value = (shown: Json): FieldState['others'][number] => ({
    value: shown,
    id: 'a'.repeat(64) as ValueId,
    by: 'secret device' as DeviceId,
    at: 5
  })
  const fields = Object.entries(values).map(([name, shown]): [string, FieldState] => [
    name,
    {
      ...value(shown),
      saw: [],
      others: name === 'tag/state' ? Array.from({ length: others }, () => value('hidden')) : []
    }
  ])
  return {
    id: 'd'.repeat(64) as DocumentId,
    kind: 'observation',
    status,
    createdBy: 'secret device' as DeviceId,
    createdAt: 1,
    updatedAt: 2,
    fields: new Map(fields),
    deletedBy: [],
    editedBy: []
  }
}
async function* streamOf(documents: readonly DocumentState[]): AsyncGenerator<DocumentState> {
  yield* await Promise.resolve(documents)
}
async function released(
  documents: readonly DocumentState[],
  more: Partial<ReleaseBy> = {},
  filters: readonly PrivacyFilter[] = []
): Promise<readonly ReleasedDocument[]> {
  const out: ReleasedDocument[] = []
  for await (const document of release(streamOf(documents), { ...terms, ...more }, filters, now))
    out.push(document)
  return out
}
const note = (document: ReleasedDocument | undefined, name: string): string => {
  const text = document?.notes.get(name)
  return typeof text === 'string' ? text : ''
}
const at = (lon: number, lat: number): Json => ({ type: 'Point', coordinates: [lon, lat] })

for (const [what, more, words] of [
  ['no recipient', { recipient: '' }, /who gets it/],
  ['a blank recipient', { recipient: '  ' }, /who gets it/],
  ['no purpose', { purpose: ' ' }, /what it is for/],
  ['no precision', { precision: undefined as unknown as number }, /how exact/],
  ['a precision of 0', { precision: 0 }, /how exact/],
  ['a precision that is no number', { precision: Number.NaN }, /how exact/],
  ['a precision of the whole earth', { precision: 1e8 }, /how exact/],
  ['a member who gives to others', { role: 'member' }, /Only a coordinator/],
  ['a viewer who keeps a copy', { role: 'viewer', recipient: 'self' }, /Only members/],
  ['a blocked device', { role: 'blocked', recipient: 'self' }, /Only members/]
] as const) {
  test(`refuses ${what}, before it reads anything`, () => {
    let isRead = false
    async function* watched(): AsyncGenerator<DocumentState> {
      isRead = true
      yield* await Promise.resolve([])
    }
    assert.throws(
      () => release(watched(), { ...terms, ...more }, [], now),
      (error: unknown) => CairnError.is(error, 'release-refused') && words.test(error.message)
    )
    assert.equal(isRead, false)
  })
}

test('a member may keep a copy for themselves, a coordinator may give to others', () => {
  assert.equal(refusal({ ...terms, recipient: 'self', role: 'member' }), null)
  assert.equal(refusal(terms), null)
})

test('what leaves has no authors, no other answers, no files, no source, nothing unknown', async () => {
  const [out] = await released([
    documentOf(
      {
        location: at(1, 2),
        presetRef: 'p',
        observedAt: 3,
        externalId: 7,
        name: 'N',
        'tag/state': 'clear',
        'att/abc': true,
        source: { hash: 'h', place: 'features/0' },
        future: 'x'
      },
      { others: 2 }
    )
  ])
  assert.deepEqual([...out!.fields.keys()].sort(), [
    'externalId',
    'location',
    'name',
    'observedAt',
    'presetRef',
    'tag/state'
  ])
  assert.equal(
    out!.notes.get('informationWithheld'),
    '2 other answers stayed in the project | 1 file stayed in the project'
  )
  assert.ok(!JSON.stringify([...out!.fields, ...out!.notes, out]).includes('secret'))
  assert.ok(!JSON.stringify([...out!.fields]).includes('hidden'))
})

test('deleted ones stay; where a delete and an edit met, only the own backup has it', async () => {
  const documents = (['shown', 'deleted', 'deletedAndEdited'] as const).map(status =>
    documentOf({ 'tag/s': status }, { status })
  )
  const states = async (more: Partial<ReleaseBy>): Promise<readonly unknown[]> =>
    (await released(documents, more)).map(({ fields }) => fields.get('tag/s'))
  assert.deepEqual(await states({}), ['shown'])
  assert.deepEqual(await states({ recipient: 'self' }), ['shown', 'deletedAndEdited'])
})

test('exact is exact; on the grid the place, the notes and answers with a position change', async () => {
  const location = { type: 'Point', coordinates: [-76.98123, -0.45678, 250] }
  const document = documentOf({
    location,
    'tag/notes': 'seen from the river',
    'tag/lat': -0.45678,
    'tag/GPS position': 'x',
    'tag/text': 'it is at -0.45678, -76.98123',
    'tag/degrees': '0°27\'24"S',
    'tag/nested': { metadata: { coords: { latitude: 1, other: 2 } } },
    'tag/pair': [-76.98123, -0.45678],
    'tag/numbers': [1, 2],
    'tag/flat': 'a flat place'
  })
  const [exact] = await released([document])
  assert.deepEqual(exact!.fields.get('location'), location)
  assert.equal(exact!.fields.size, document.fields.size)
  assert.equal(exact!.notes.size, 0)

  const [coarse] = await released([document], { precision: 5000 })
  const { centre, radius } = cellOf(-76.98123, -0.45678, 5000)
  assert.deepEqual(coarse!.fields.get('location'), { type: 'Point', coordinates: centre })
  assert.deepEqual([...coarse!.fields.keys()].sort(), ['location', 'tag/flat', 'tag/notes', 'tag/numbers'])
  assert.equal(coarse!.notes.get('coordinateUncertaintyInMeters'), radius)
  assert.match(note(coarse, 'dataGeneralizations'), /5000 m/)
  assert.match(note(coarse, 'informationWithheld'), /Exact place .* 6 answers with a position/)
})

test('a location that is no geometry never leaves', async () => {
  const document = documentOf({ location: { type: 'Point', coordinates: ['secret', 1] } })
  for (const precision of ['exact', 100] as const) {
    const [out] = await released([document], { precision })
    assert.equal(out!.fields.has('location'), false)
  }
})

const place = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true })
)
const side = fc.integer({ min: 1, max: 1_000_000 })

test('a cell holds its place and its centre, is as large as asked, and is the cell of its centre', () => {
  fc.assert(
    fc.property(place, side, ([lon, lat], metres) => {
      const cell = cellOf(lon, lat, metres)
      const slack = 1e-6
      assert.ok(lon >= cell.west - slack && lon <= cell.east + slack, 'longitude')
      assert.ok(lat >= cell.south - slack && lat <= cell.north + slack, 'latitude')
      assert.deepEqual(cellOf(...cell.centre, metres), cell)
      const height = (cell.north - cell.south) * 110_574
      assert.ok(height >= metres * 0.98 - 0.1, `height ${height}`)
      const pole = Math.max(Math.abs(cell.south), Math.abs(cell.north))
      const width = (cell.east - cell.west) * 110_574 * Math.cos((pole * Math.PI) / 180)
      assert.ok(width >= metres * 0.98 - 0.1 || cell.east - cell.west === 360, `width ${width}`)
    }),
    { numRuns: 2000 }
  )
})

test('the radius reaches every corner', () => {
  fc.assert(
    fc.property(place, side, ([lon, lat], metres) => {
      const { west, north, south, centre, radius } = cellOf(lon, lat, metres)
      if (radius > 400_000) return
      for (const corner of [north, south]) {
        assert.ok(
          distance(centre, [west, corner]) <= radius + 1,
          `${distance(centre, [west, corner])} > ${radius}`
        )
      }
    }),
    { numRuns: 1000 }
  )
})
/** Metres on a sphere of WGS 84's greatest radius of curvature at the equator's parallel. */
function distance([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const rad = Math.PI / 180
  const a =
    Math.sin(((lat2 - lat1) * rad) / 2) ** 2 +
    Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2
  return 2 * 6_378_137 * Math.asin(Math.sqrt(a))
}

test('cells of one size are about equal in area away from the poles', () => {
  const areas = [0, 20, 40, 60, 75].map(lat => {
    const { west, east, south, north } = cellOf(10, lat, 1000)
    return (east - west) * (north - south) * Math.cos((lat * Math.PI) / 180)
  })
  assert.ok(Math.max(...areas) / Math.min(...areas) < 1.02)
})

test('the same place always gives the same cell, and places close by share it', () => {
  const [one, two] = [
    generalise({ type: 'Point', coordinates: [9.001, 4] }, 1000),
    generalise({ type: 'Point', coordinates: [9.0011, 4] }, 1000)
  ]
  assert.deepEqual(one, two)
})

const square = (lon: number, lat: number, size: number): number[][] => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat]
]
for (const [what, geometry, type] of [
  [
    'a long line',
    {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0.0001, 0],
        [1, 0],
        [1, 0.0001]
      ]
    },
    'LineString'
  ],
  [
    'a line within one cell',
    {
      type: 'LineString',
      coordinates: [
        [5.001, 5.001],
        [5.0011, 5.0011]
      ]
    },
    'Point'
  ],
  [
    'lines of which one collapses',
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [1, 1]
        ],
        [
          [5.001, 5.001],
          [5.0011, 5.001]
        ]
      ]
    },
    'LineString'
  ],
  [
    'a large area with a large and a small hole',
    { type: 'Polygon', coordinates: [square(0, 0, 2), square(0.5, 0.5, 1), square(1.6, 1.6, 1e-4)] },
    'Polygon'
  ],
  ['an area within one cell', { type: 'Polygon', coordinates: [square(5.001, 5.001, 1e-4)] }, 'Polygon'],
  [
    'a thin area',
    {
      type: 'Polygon',
      coordinates: [
        [
          [5, 5.001],
          [6, 5.001],
          [6, 5.0011],
          [5, 5.0011],
          [5, 5.001]
        ]
      ]
    },
    'Polygon'
  ],
  ['an area whose ring is open', { type: 'Polygon', coordinates: [square(0, 0, 2).slice(0, 4)] }, 'Polygon'],
  [
    'several areas',
    { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5.001, 5.001, 1e-5)]] },
    'MultiPolygon'
  ],
  [
    'points that fall together',
    {
      type: 'MultiPoint',
      coordinates: [
        [5.001, 5.001],
        [5.0011, 5.001],
        [7, 7]
      ]
    },
    'MultiPoint'
  ],
  [
    'a collection',
    { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 1] }] },
    'GeometryCollection'
  ]
] as const satisfies readonly (readonly [string, Geometry, string])[]) {
  test(`${what} keeps no exact position, and has no repeats`, () => {
    const reduced = generalise(geometry, 1000)
    assert.equal(reduced.geometry.type, type)
    const exact = new Set(positions(geometry).map(String))
    const after = positions(reduced.geometry)
    assert.ok(after.length > 0)
    for (const position of after) {
      assert.ok(!exact.has(String(position)), `${String(position)} is an exact position`)
      assert.equal(position.length, 2)
    }
    for (const ring of ringsOf(reduced.geometry)) {
      assert.ok(ring.length >= 4)
      assert.deepEqual(ring[0], ring.at(-1))
      ring.slice(1).forEach((position, n) => assert.notDeepEqual(position, ring[n]))
    }
    assert.deepEqual(generalise(reduced.geometry, 1000).geometry.type, type)
    assert.ok(reduced.uncertainty >= 700)
  })
}
function positions(geometry: Geometry): readonly (readonly number[])[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positions)
  const walk = (value: unknown): readonly number[][] =>
    Array.isArray(value) && typeof value[0] === 'number'
      ? [value as number[]]
      : (value as unknown[]).flatMap(walk)
  return walk(geometry.coordinates)
}
function ringsOf(geometry: Geometry): readonly (readonly (readonly number[])[])[] {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

test('an area that collapses becomes the cell it lies in', () => {
  const { west, south, east, north } = cellOf(5.001, 5.001, 1000)
  assert.deepEqual(
    generalise({ type: 'Polygon', coordinates: [square(5.001, 5.001, 1e-4)] }, 1000).geometry,
    {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south]
        ]
      ]
    }
  )
})

const filter = (apply: PrivacyFilter['apply'], id = 'f'): PrivacyFilter => ({ id, name: id, apply })

test('filters run in order, before the grid, and can only take away', async () => {
  const seen: unknown[] = []
  const filters = [
    filter(document => (document.fields.get('tag/kind') === 'sacred' ? null : document), 'sacred'),
    filter(document => {
      seen.push(document.fields.get('location'))
      const fields = new Map([...document.fields, ['tag/added', 'x'] as const])
      fields.delete('tag/who')
      return { ...document, fields, notes: new Map([['informationWithheld', 'Who stayed']]) }
    }, 'who')
  ]
  const documents = [
    documentOf({ 'tag/kind': 'sacred', location: at(1, 1) }),
    documentOf({ 'tag/kind': 'tree', 'tag/who': 'me', 'att/x': true, location: at(9.001, 4) })
  ]
  const out = await released(documents, { precision: 1000 }, filters)
  assert.equal(out.length, 1)
  assert.deepEqual([...out[0]!.fields.keys()].sort(), ['location', 'tag/kind'])
  assert.deepEqual(seen, [at(9.001, 4)])
  assert.notDeepEqual(out[0]!.fields.get('location'), at(9.001, 4))
  assert.match(
    note(out[0], 'informationWithheld'),
    /^1 file stayed in the project \| Who stayed \| Exact place/
  )
})

test('a filter that throws stops the release: nothing goes past it', async () => {
  let calls = 0
  const broken = filter(document => {
    if (++calls === 2) throw new TypeError('oops')
    return document
  })
  const documents = [documentOf({}), documentOf({}), documentOf({})]
  const out: unknown[] = []
  await assert.rejects(
    async () => {
      for await (const document of release(streamOf(documents), terms, [broken], now)) out.push(document)
    },
    (error: unknown) => CairnError.is(error, 'plugin-failed') && error.detail['filter'] === 'f'
  )
  assert.equal(out.length, 1)
})

test('count grows with what leaves', async () => {
  const stream = release(
    streamOf([documentOf({}), documentOf({}, { status: 'deleted' }), documentOf({})]),
    terms,
    [],
    now
  )
  assert.equal(stream.count, 0)
  const counts: number[] = []
  for await (const _ of stream) counts.push(stream.count)
  assert.deepEqual([counts, stream.count], [[1, 2], 2])
})

test('the preview counts and names what would go', async () => {
  const documents = [
    documentOf({ location: at(1, 2), 'tag/b': 1, 'tag/lat': 1 }),
    documentOf({ 'tag/a': 1, 'att/x': true }),
    documentOf({ 'tag/c': 1 }, { status: 'deletedAndEdited' })
  ]
  assert.deepEqual(await preview(streamOf(documents), { recipient: 'NGO', precision: 100 }, [], now), {
    documents: 2,
    withheld: 1,
    fields: ['location', 'tag/a', 'tag/b']
  })
})

test('others get a turn when a slice of work is over', async () => {
  let time = 0
  let turns = 0
  const tick = setInterval(() => turns++, 0)
  const documents = Array.from({ length: 50 }, () => documentOf({}))
  // A clock by which each document takes 60 ms: a pause after each.
  for await (const _ of release(streamOf(documents), terms, [], () => (time += 60))) continue
  clearInterval(tick)
  assert.ok(turns > 0)
})
