import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CairnError } from '../../src/model/index.js'
import type { DocumentId, Json } from '../../src/model/index.js'
import { geojson } from '../../src/plugins/index.js'
import type { Draft, ImportSource, Released, ReleasedDocument } from '../../src/plugins/plugin.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const importer = geojson().contributes.importers![0]!
const exporter = geojson().contributes.exporters![0]!
const { signal } = new AbortController()
const utf8 = new TextEncoder()

function sourceOf(content: string | Uint8Array, chunk = 7): ImportSource {
  const bytes = typeof content === 'string' ? utf8.encode(content) : content
  const stream = (): ReadableStream<Uint8Array> => {
    let at = 0
    return new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close()
        controller.enqueue(bytes.slice(at, at + chunk))
        at += chunk
      }
    })
  }
  return { name: 'a.geojson', stream }
}

async function read(content: string | Uint8Array, chunk?: number): Promise<readonly Draft[]> {
  const drafts: Draft[] = []
  for await (const draft of importer.read(sourceOf(content, chunk), { signal })) drafts.push(draft)
  return drafts
}

async function write(documents: readonly ReleasedDocument[]): Promise<string> {
  async function* all(): AsyncGenerator<ReleasedDocument> {
    yield* await Promise.resolve(documents)
  }
  const released: Released = {
    recipient: 'self',
    purpose: 'test',
    precision: 'exact',
    count: documents.length,
    [Symbol.asyncIterator]: all
  }
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of exporter.write(released, { signal }))
    text += decoder.decode(bytes, { stream: true })
  return text
}

function released({ set }: Draft, more: Partial<ReleasedDocument> = {}): ReleasedDocument {
  const fields = new Map([...set].filter((entry): entry is [string, Json] => entry[1] !== undefined))
  const id = 'f'.repeat(64) as DocumentId
  return { id, kind: 'observation', createdAt: 1_700_000_000_000, fields, notes: new Map(), ...more }
}

interface Feature {
  readonly id?: unknown
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}
const featuresOf = (text: string): readonly Feature[] =>
  (JSON.parse(text) as { features: Feature[] }).features

const feature = (more = ''): string => `{"type":"Feature","geometry":null,"properties":null${more}}`
const collection = (...features: readonly string[]): string =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`

const coordinate = (most: number): fc.Arbitrary<number> =>
  fc.double({ min: -most, max: most, noNaN: true }).map(value => (Object.is(value, -0) ? 0 : value))
const position = fc.tuple(coordinate(180), coordinate(90))
const geometry = fc.oneof(
  fc.constant(null),
  fc.record({ type: fc.constant('Point'), coordinates: position }),
  fc.record({
    type: fc.constant('LineString'),
    coordinates: fc.array(position, { minLength: 2, maxLength: 5 })
  }),
  fc.record({
    type: fc.constant('Polygon'),
    coordinates: fc.array(fc.array(position, { minLength: 4, maxLength: 5 }), { minLength: 1, maxLength: 2 })
  })
)
const name = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', 'toString', '', 'id', 'type', 'tag/a', 'location')
)
const value = fc
  .jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })
  .map(found => JSON.parse(JSON.stringify(found)) as Json)
const anyFeature = fc.record({
  geometry,
  id: fc.oneof(
    fc.constant(undefined),
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger().map(n => n || 0)
  ),
  properties: fc.array(
    fc.tuple(
      name.filter(text => !text.startsWith('cairn_')),
      value
    ),
    { maxLength: 6 }
  )
})

test('whatever goes in comes out: geometry, id and properties, wherever the chunks are cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyFeature, { maxLength: 4 }),
      fc.integer({ min: 1, max: 64 }),
      async (all, chunk) => {
        const texts = all.map(({ geometry: place, id, properties }) => {
          const members = [...new Map(properties)].map(
            ([key, item]) => `${JSON.stringify(key)}: ${JSON.stringify(item)}`
          )
          const idText = id === undefined ? '' : `"id":${JSON.stringify(id)},`
          return `{${idText}"type":"Feature","properties":{${members.join(',')}},"geometry":${JSON.stringify(place)}}`
        })
        const drafts = await read(collection(...texts), chunk)
        const out = featuresOf(await write(drafts.map(draft => released(draft))))
        assert.equal(out.length, all.length)
        for (const [n, before] of texts.map(text => JSON.parse(text) as Feature).entries()) {
          const after = out[n]!
          assert.deepEqual(after.geometry, before.geometry)
          assert.deepEqual([after.id, 'id' in after], [before.id, 'id' in before])
          const kept = Object.entries(after.properties).filter(([key]) => !key.startsWith('cairn_'))
          assert.deepEqual(new Map(kept), new Map(Object.entries(before.properties)))
        }
      }
    ),
    { numRuns: 150 }
  )
})

test('numbers come out with the same digits', async () => {
  const text = collection(
    '{"type":"Feature","id":9007199254740991,"geometry":{"type":"Point","coordinates":[-77.22264524549246,0.1,1e-7]},"properties":{"a":1.5,"b":-0.25,"c":1e21}}'
  )
  const out = await write((await read(text)).map(draft => released(draft)))
  assert.match(out, /"id":9007199254740991,/)
  assert.match(out, /"coordinates":\[-77\.22264524549246,0\.1,1e-7\]/)
  assert.match(out, /"a":1\.5,"b":-0\.25,"c":1e\+21/)
})

test('a property called __proto__ is a tag like any other, and pollutes nothing', async () => {
  const text = collection(
    '{"type":"Feature","geometry":null,"properties":{"__proto__":{"evil":true},"constructor":1}}'
  )
  const [draft] = await read(text)
  assert.deepEqual(draft!.set.get('tag/__proto__'), { evil: true })
  assert.equal(({} as { evil?: boolean }).evil, undefined)
  assert.match(await write([released(draft!)]), /"__proto__":\{"evil":true\},"constructor":1/)
})

test('ours: written as cairn_*, read back, and never a tag', async () => {
  const draft = { kind: 'observation', place: '', set: new Map() } as const
  const fields = new Map<string, Json>([
    ['location', { type: 'Point', coordinates: [1, 2] }],
    ['presetRef', 'water-point'],
    ['observedAt', 1_600_000_000_000],
    ['name', 'Spring'],
    ['tag/notes', 'Good'],
    ['tag/cairn_id', 'forged'],
    ['tag/cairn_other', 1]
  ])
  const notes = new Map<string, Json>([['coordinateUncertaintyInMeters', 354]])
  const text = await write([released(draft, { fields, notes })])
  assert.deepEqual(featuresOf(text)[0]!.properties, {
    notes: 'Good',
    cairn_other: 1,
    cairn_id: 'f'.repeat(64),
    cairn_preset: 'water-point',
    cairn_name: 'Spring',
    cairn_created_at: '2023-11-14T22:13:20.000Z',
    cairn_observed_at: '2020-09-13T12:26:40.000Z',
    cairn_coordinateUncertaintyInMeters: 354
  })
  const [back] = await read(text)
  assert.deepEqual([...back!.set].sort(), [
    ['location', { type: 'Point', coordinates: [1, 2] }],
    ['name', 'Spring'],
    ['observedAt', 1_600_000_000_000],
    ['presetRef', 'water-point'],
    ['tag/notes', 'Good']
  ])
})

test('a time no calendar has is left out, not thrown', async () => {
  const [draft] = await read(collection(feature()))
  const text = await write([
    released(draft!, { createdAt: 1e300, fields: new Map([['observedAt', 'yesterday']]) })
  ])
  assert.deepEqual(featuresOf(text)[0]!.properties, { cairn_id: 'f'.repeat(64) })
})

test('an empty release is an empty collection', async () => {
  assert.deepEqual(JSON.parse(await write([])), {
    type: 'FeatureCollection',
    cairn_release: { recipient: 'self', purpose: 'test', precision: 'exact' },
    features: []
  })
})

for (const [what, text, count] of [
  ['a byte order mark', `\uFEFF${collection(feature(), feature())}`, 2],
  [
    'members before and after',
    `{"a":[{"features":[1]}],"type":"FeatureCollection","b":"]}","features":[${feature()}],"c":{"d":1}}`,
    1
  ],
  ['white space everywhere', collection(feature()).replace(/([{}[\]:,])/g, '\r\n\t $1 '), 1],
  ['the type at the end', `{"features":[${feature()}],"type":"FeatureCollection"}`, 1],
  ['a single feature', feature(), 1],
  ['a bare geometry', '{"type":"Point","coordinates":[1,2]}', 1],
  ['a feature on each line', `${feature()}\n${feature()}\n{"type":"Point","coordinates":[1,2]}\n`, 3],
  ['strings that look like ends', collection(feature(',"id":"]}\\"{["')), 1],
  ['no features', collection(), 0],
  ['missing properties', collection('{"type":"Feature","geometry":null}'), 1],
  [
    'a large member beside the features',
    `{"big":"${'x'.repeat(1_100_000)}","type":"FeatureCollection","features":[${feature()}]}`,
    1
  ]
] as const) {
  test(`reads ${what}`, async () => {
    assert.equal((await read(text, text.length > 1e6 ? 65_536 : 7)).length, count)
  })
}

test('place counts from 0 and stays; where counts from 1 with line and column in characters', async () => {
  const drafts = await read(
    `{"type":"FeatureCollection","features":[\n  ${feature()},  ${feature(',"x":"açaí 🌴"')}, ${feature()}\n]}`
  )
  assert.deepEqual(
    drafts.map(({ place, where }) => [place, where]),
    [
      ['features/0', 'feature 1 (line 2, column 3)'],
      ['features/1', 'feature 2 (line 2, column 58)'],
      ['features/2', 'feature 3 (line 2, column 125)']
    ]
  )
})

test('long numbers that can be kept are kept', async () => {
  for (const id of [
    '18014398509481984',
    '1e20',
    '1e21',
    '0.12345678901234567890',
    '"12345678901234567890"',
    '-9007199254740991'
  ]) {
    const [draft] = await read(collection(feature(`,"id":${id},"x":"12345678901234567"`)))
    assert.equal(draft!.set.get('externalId'), JSON.parse(id))
  }
})

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0)
const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0)
const good = `\n${feature()}`
for (const [what, content, message] of [
  ['nothing', '', /^a\.geojson: The file is empty/],
  ['only spaces', '  \n ', /empty/],
  ['a ZIP', zip, /not GeoJSON but a ZIP archive/],
  ['a picture', png, /not GeoJSON but a picture/],
  ['XML', '<?xml version="1.0"?><kml/>', /not GeoJSON but XML/],
  ['a web page', '<!doctype html>', /web page/],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), /UTF-16/],
  ['plain words', 'hello', /not JSON at all/],
  ['a list', '[1,2]', /but a list/],
  ['a map of another kind', '{"type":"Topology","objects":{}}', /its type is "Topology"/],
  ['an object without a type', '{"a":1}', /it has no type/],
  ['a collection without features', '{"type":"FeatureCollection"}', /has no features/],
  [
    'features that are no list',
    '{"type":"FeatureCollection","features":{}}',
    /line 1, column 40\): Its features are not a list/
  ],
  ['features in something else', `{"type":"Thing","features":[${feature()}]}`, /no FeatureCollection/],
  ['two lists', `{"features":[],"features":[],"type":"FeatureCollection"}`, /two lists/],
  [
    'a cut in a feature',
    `{"type":"FeatureCollection","features":[${good},\n{"type":"Fea`,
    /^a\.geojson, feature 2 \(line 3, column 1\): The file ends too early/
  ],
  ['a cut between features', `{"type":"FeatureCollection","features":[${good}`, /ends too early/],
  ['a cut after a comma', `{"type":"FeatureCollection","features":[${good},`, /ends too early/],
  ['a cut at the end', `{"type":"FeatureCollection","features":[${good}]`, /ends too early/],
  ['a cut in a key', '{"type":"FeatureCollection","feat', /ends too early/],
  ['a cut after a key', '{"type"', /ends too early/],
  ['something behind the end', `${collection(feature())} x`, /goes on behind its end/],
  ['a missing comma', collection(`${feature()}${feature()}`), /line 1, column \d+\): This is not JSON/],
  ['a comma too much', collection(feature(), ''), /feature 2 .*: It is not JSON/],
  [
    'a broken feature',
    collection(feature(), '{"type":Feature}'),
    /feature 2 \(line 1, column 94\): It is not JSON/
  ],
  ['a broken member', '{"type":"FeatureCollection","a":{b},"features":[]}', /"a" is broken/],
  ['a member without a name', '{type:"FeatureCollection"}', /This is not JSON/],
  ['a number for a feature', collection('7'), /feature 1 .*not a GeoJSON feature/],
  [
    'a bare geometry among features',
    collection('{"type":"Point","coordinates":[1,2]}'),
    /not a GeoJSON feature/
  ],
  ['no geometry at all', collection('{"type":"Feature","properties":{}}'), /has no geometry/],
  ['a geometry of text', collection('{"type":"Feature","geometry":"x"}'), /geometry is not an object/],
  [
    'latitude first',
    collection('{"type":"Feature","geometry":{"type":"Point","coordinates":[42,142]}}'),
    /do not make a Point/
  ],
  [
    'an unknown geometry',
    collection('{"type":"Feature","geometry":{"type":"Circle","coordinates":[1,2]}}'),
    /do not make a Circle/
  ],
  [
    'text for coordinates',
    collection('{"type":"Feature","geometry":{"type":"Point","coordinates":["1","2"]}}'),
    /do not make a Point/
  ],
  [
    'properties of a list',
    collection('{"type":"Feature","geometry":null,"properties":[]}'),
    /properties are not an object/
  ],
  ['an id of an object', collection(feature(',"id":{}')), /id is neither/],
  [
    'an id of too many digits',
    collection(feature(',"id":12345678901234567890')),
    /more digits than can be kept/
  ],
  [
    'text that is not UTF-8',
    utf8.encode(collection(feature(',"x":"é"'))).map(byte => (byte === 0xc3 ? 0xff : byte)),
    /feature 1 .*not UTF-8/
  ],
  [
    'deep nesting',
    collection(
      `{"type":"Feature","geometry":null,"properties":{"a":${'['.repeat(1000)}${']'.repeat(1000)}}}`
    ),
    /feature 1 .*nested too deep/
  ],
  ['deep nesting beside', `{"a":${'['.repeat(1000)}`, /nested too deep/],
  [
    'a feature of more than 1 MiB',
    collection(feature(), feature(`,"x":"${'x'.repeat(1_100_000)}"`)),
    /feature 2 .*1 MiB/
  ],
  ['a single feature of more than 1 MiB', feature(`,"x":"${'x'.repeat(1_100_000)}"`), /feature 1 .*1 MiB/]
] as const) {
  test(`refuses ${what} in one line`, async () => {
    await assert.rejects(read(content, content.length > 1e6 ? 65_536 : 7), (error: unknown) => {
      assert.ok(CairnError.is(error, 'bad-input'), String(error))
      assert.match(error.message, message)
      assert.ok(error.message.startsWith('a.geojson') && !error.message.includes('\n'))
      assert.equal(error.detail['file'], 'a.geojson')
      assert.equal(typeof error.detail['place'], 'string')
      return true
    })
  })
}

test('memory does not grow with the file: at most one feature beyond what was asked for is read', async () => {
  let chunks = 0
  const stream = (): ReadableStream<Uint8Array> =>
    new ReadableStream(
      {
        pull(controller) {
          if (chunks++ === 0) controller.enqueue(utf8.encode('{"type":"FeatureCollection","features":['))
          controller.enqueue(utf8.encode(`${feature()},`))
        }
      },
      { highWaterMark: 0 }
    )
  let seen = 0
  for await (const _ of importer.read({ name: 'endless.geojson', stream }, { signal }))
    if (++seen === 1000) break
  assert.ok(chunks <= 1002, `${chunks} chunks for 1000 features`)
})
