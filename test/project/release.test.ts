import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CairnError } from '../../src/model/index.js'
import type { DocumentId, Json } from '../../src/model/index.js'
import { defaultCategories, geojson } from '../../src/plugins/index.js'
import type { Contributions, Exporter, Plugin, PrivacyFilter } from '../../src/plugins/plugin.js'
import { openProject } from '../../src/project/index.js'
import type { Project, ProjectStore, ReleaseRequest } from '../../src/project/index.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'

const request: ReleaseRequest = {
  format: 'geojson',
  recipient: 'School',
  purpose: 'Lesson',
  precision: 'exact'
}

const plugin = (name: string, contributes: Contributions): Plugin => ({ name, apiVersion: 1, contributes })

async function open(
  more: readonly Plugin[] = [],
  wrap = (store: ProjectStore): ProjectStore => store
): Promise<Project> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'Release', deviceName: 'Laptop' })
  return openProject(wrap(await adapter.open(id)), [geojson(), defaultCategories(), more])
}

async function fill(project: Project): Promise<readonly DocumentId[]> {
  const ids: DocumentId[] = []
  for (const [n, presetRef] of ['house', 'sacred-place', 'path'].entries()) {
    const geometry = { type: 'Point', coordinates: [10.1234 + n, 4.5678] }
    ids.push(await project.create({ geometry, presetRef, tags: new Map([['notes', presetRef]]) }))
  }
  return ids
}

async function text(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let out = ''
  for await (const part of bytes) out += decoder.decode(part, { stream: true })
  return out
}
interface Feature {
  readonly geometry: { readonly coordinates: readonly number[] }
  readonly properties: Readonly<Record<string, Json>>
}
const notes = async (project: Project, more: Partial<ReleaseRequest> = {}): Promise<readonly Json[]> => {
  const { features } = JSON.parse(await text(project.release({ ...request, ...more }))) as {
    features: Feature[]
  }
  return features.map(({ properties }) => properties['notes']!).sort()
}
const isCode = (code: 'release-refused' | 'plugin-failed' | 'bad-input' | 'aborted') => (error: unknown) =>
  CairnError.is(error, code)

test('fields that are to stay, and places that are to stay', async () => {
  const project = await open()
  await fill(project)
  const leaveOut = ['tag/notes']
  const { fields } = await project.previewRelease({ ...request, leaveOut })
  assert.ok(!fields.includes('tag/notes') && fields.includes('location'))
  const until = Date.UTC(2027, 2, 31)
  const whole = JSON.parse(
    await text(project.release({ ...request, leaveOut, until, precision: 'none' }))
  ) as {
    features: Feature[]
  }
  assert.deepEqual(
    whole.features.map(({ geometry, properties }) => [geometry, properties['notes']]),
    [null, null, null].map(none => [none, undefined])
  )
  const record = (await project.store.local!.get('release/0')) as { readonly [name: string]: Json }
  assert.deepEqual([record['leaveOut'], record['until'], record['precision']], [leaveOut, until, 'none'])
})

test('all of it, chosen documents, chosen presets, and both', async () => {
  const project = await open()
  const [house, sacred] = (await fill(project)) as [DocumentId, DocumentId]
  assert.deepEqual(await notes(project), ['house', 'path', 'sacred-place'])
  assert.deepEqual(await notes(project, { selection: { ids: [house, sacred] } }), ['house', 'sacred-place'])
  assert.deepEqual(await notes(project, { selection: { presets: ['path'] } }), ['path'])
  assert.deepEqual(
    await notes(project, { selection: { ids: [house, sacred], presets: ['house', 'path'] } }),
    ['house']
  )
  assert.deepEqual(await notes(project, { selection: { ids: [] } }), [])
  await project.remove(house)
  assert.deepEqual(await notes(project), ['path', 'sacred-place'])
  assert.deepEqual(await notes(project, { selection: { ids: [house] } }), [])
})

test('on the grid no exact coordinate is in the file', async () => {
  const project = await open()
  await fill(project)
  const out = await text(project.release({ ...request, precision: 1000 }))
  assert.ok(!/10\.1234|11\.1234|12\.1234|4\.5678/.test(out))
  const { features } = JSON.parse(out) as { features: Feature[] }
  assert.equal(features.length, 3)
  assert.equal(typeof features[0]!.properties['cairn_coordinateUncertaintyInMeters'], 'number')
  assert.match(out, /"cairn_dataGeneralizations":"[^"]*1000 m/)
})

test('each release is recorded on this device before its first byte, and completed after its last', async () => {
  const project = await open()
  await fill(project)
  const { local } = project.store
  assert.ok(local)
  const bytes = project.release({ ...request, recipient: ' School ' })[Symbol.asyncIterator]()
  await bytes.next()
  const begun = (await local.get('release/0')) as { readonly [name: string]: Json }
  assert.equal(begun['finished'], false)
  while ((await bytes.next()).done !== true);
  const { at, ...record } = (await local.get('release/0')) as { readonly [name: string]: Json }
  assert.deepEqual(record, {
    recipient: 'School',
    purpose: 'Lesson',
    precision: 'exact',
    format: 'geojson',
    count: 3,
    finished: true
  })
  assert.equal(typeof at, 'number')
  await Promise.all([notes(project), notes(project, { precision: 50 })])
  assert.equal(await local.get('releases'), 3)
  const precisions = await Promise.all(
    [1, 2].map(async n => ((await local.get(`release/${n}`)) as { precision: Json }).precision)
  )
  assert.deepEqual(precisions.sort(), [50, 'exact'])
})

test('a release that is refused leaves no bytes and no record', async () => {
  const project = await open()
  await fill(project)
  for (const more of [{ recipient: '' }, { purpose: '' }, { precision: 0 }]) {
    await assert.rejects(text(project.release({ ...request, ...more })), isCode('release-refused'))
  }
  await assert.rejects(text(project.release({ ...request, format: 'kml' })), isCode('bad-input'))
  assert.equal(await project.store.local!.get('releases'), null)
})

test('a member gives nothing to others; the preview says so', async () => {
  const project = await open([], store => ({ ...store, info: { ...store.info, role: 'member' } }))
  await fill(project)
  await assert.rejects(text(project.release(request)), isCode('release-refused'))
  const preview = await project.previewRelease(request)
  assert.deepEqual([preview.allowed, /coordinator/.test(preview.reason ?? '')], [false, true])
  assert.equal((await notes(project, { recipient: 'self' })).length, 3)
})

test('the preview tells what goes, while the terms are still empty too', async () => {
  const hide: PrivacyFilter = {
    id: 'sacred',
    name: 'Sacred places',
    apply: document => (document.fields.get('presetRef') === 'sacred-place' ? null : document)
  }
  const project = await open([plugin('privacy', { privacyFilters: [hide] })])
  await fill(project)
  const fields = ['location', 'presetRef', 'tag/building', 'tag/highway', 'tag/notes']
  assert.deepEqual(await project.previewRelease(request), {
    documents: 2,
    withheld: 1,
    fields,
    allowed: true
  })
  const { allowed, reason, ...rest } = await project.previewRelease({
    ...request,
    recipient: '',
    precision: 0
  })
  assert.deepEqual([allowed, rest], [false, { documents: 2, withheld: 1, fields }])
  assert.match(reason ?? '', /who gets it/)
  assert.deepEqual(await notes(project), ['house', 'path'])
})

test('a privacy filter that fails stops releases for good: it is listed and stays on', async () => {
  const broken: PrivacyFilter = {
    id: 'b',
    name: 'Broken',
    apply: () => {
      throw new TypeError('oops')
    }
  }
  const project = await open([plugin('privacy', { privacyFilters: [broken] })])
  await fill(project)
  for (let run = 0; run < 2; run++)
    await assert.rejects(text(project.release(request)), isCode('plugin-failed'))
  assert.equal(project.problems[0]!.plugin, 'privacy')
  assert.match(project.problems[0]!.message, /"Broken" failed/)
})

test('an exporter that fails is switched off and listed; the record says it did not finish', async () => {
  const exporter: Exporter = {
    id: 'odd',
    name: 'Odd',
    extension: 'odd',
    mediaType: 'text/plain',
    async *write(released) {
      for await (const document of released) {
        yield new TextEncoder().encode(document.id)
        throw new TypeError('oops')
      }
    }
  }
  const project = await open([plugin('odd', { exporters: [exporter] })])
  await fill(project)
  await assert.rejects(text(project.release({ ...request, format: 'odd' })), isCode('plugin-failed'))
  assert.deepEqual([project.exporters.map(({ id }) => id), project.problems[0]!.plugin], [['geojson'], 'odd'])
  const record = (await project.store.local!.get('release/0')) as { readonly [name: string]: Json }
  assert.deepEqual([record['finished'], record['count']], [false, 1])
})

test('a release can be stopped, by a signal and by closing the project', async () => {
  const project = await open()
  await fill(project)
  const stop = new AbortController()
  stop.abort()
  await assert.rejects(text(project.release(request, { signal: stop.signal })), isCode('aborted'))
  assert.equal((await notes(project)).length, 3)
})

test('without a place to record, a release still works', async () => {
  const project = await open([], store => {
    const { local: _, ...rest } = store
    return rest
  })
  await fill(project)
  assert.equal((await notes(project)).length, 3)
})
