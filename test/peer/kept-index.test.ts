/** The index as it is kept on a device: opening goes on from it, or makes it anew from the logs. */
import assert from 'node:assert/strict'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import type { ProjectId } from '../../src/model/index.js'
import { columnBytes, columnsOf } from '../../src/sync/peer/column-bytes.js'
import { INDEX_VERSION, KeptIndex } from '../../src/sync/peer/kept-index.js'
import { ProjectIndex } from '../../src/sync/peer/project-index.js'
import { SlicedFile } from '../../src/sync/peer/sliced-file.js'
import type { ProjectSecrets } from '../../src/sync/peer/vault.js'
import { localFiles } from '../../src/sync/storage/node/local-files.js'
import { edit, write, World, type Device } from './world.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const never = { capture: () => Promise.resolve(null), size: () => 0 }

async function keptOn(dir: string, id: ProjectId) {
  const files = localFiles(join(dir, 'local'))
  const bytes = await files.read(`projects/${id}`)
  const secrets = JSON.parse(new TextDecoder().decode(bytes!)) as ProjectSecrets
  return new KeptIndex(files, secrets, never).read()
}

/** Everything that a device shows, as one text. */
async function shownOn({ peer }: Device, id: ProjectId): Promise<string> {
  const { documents, tiles, sync } = await peer.open(id)
  const shown: unknown[] = []
  for (const sort of ['newest', 'oldest'] as const) {
    shown.push(await documents.query({ kind: 'observation', sort, limit: 500 }))
  }
  for (const filter of [{ deleted: true }, { text: 'river 7' }, { presets: ['tree'] }]) {
    shown.push(await documents.query({ kind: 'observation', filter, limit: 500 }))
  }
  shown.push([...new Uint8Array(await tiles!.get({ z: 0, x: 0, y: 0 }))], (await sync!.state()).onlyHere)
  return JSON.stringify(shown, (_name, value: unknown) => (value instanceof Map ? [...value] : value))
}

test('opening goes on from what was kept, and from whatever became of it', async t => {
  const world = new World(t)
  const dir = await world.folder()
  let device = await world.device('Ana', { dir })
  const { id } = await device.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await device.peer.open(id)
  const ids = await write(store, ...Array.from({ length: 400 }, (_, at) => `river ${at}`))
  await store.documents.commit([edit(ids[0]!, 'tag/note', 'river 7 again')])
  await store.documents.commit([{ type: 'delete', id: ids[1]! }])
  const reopened = async (expected: string, what: string) => {
    await device.close()
    device = await world.device('Ana', { dir })
    assert.equal(await shownOn(device, id), expected, what)
  }
  await device.close()
  const index = join(dir, 'local', 'index', id)
  const older = await world.folder()
  await cp(index, older, { recursive: true })
  assert.equal((await keptOn(dir, id))?.columns.changes.words.length, 403 * 8)

  device = await world.device('Ana', { dir })
  const more = await device.peer.open(id)
  await more.documents.commit([
    edit(ids[2]!, 'tag/note', 'after it was kept'),
    { type: 'restore', id: ids[1]! }
  ])
  await write(more, ...Array.from({ length: 300 }, (_, at) => `later ${at}`))
  const shown = await shownOn(device, id)
  assert.match(shown, /after it was kept/)
  await reopened(shown, 'as it was kept at the end')
  assert.equal((await keptOn(dir, id))?.columns.changes.words.length, 705 * 8)

  const change = async (what: string, spoil: () => Promise<unknown>) => {
    await device.close()
    await spoil()
    device = await world.device('Ana', { dir })
    assert.equal(await shownOn(device, id), shown, what)
  }
  await change('an older one', async () => {
    await rm(index, { recursive: true })
    await cp(older, index, { recursive: true })
  })
  await change('a torn one', async () => {
    const [slice] = (await readdir(index)).filter(name => name !== 'head')
    const path = join(index, slice!)
    await writeFile(path, (await readFile(path)).subarray(0, 1_000))
  })
  await change('none', () => rm(index, { recursive: true }))
})

test('a sliced file reads as it was written, or as nothing', async t => {
  const world = new World(t)
  const key = new Uint8Array(32).fill(7)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 2_200_000 }),
      fc.nat(),
      fc.nat(255),
      fc.constantFrom('flip', 'cut', 'remove', 'swap'),
      async (length, seed, bits, how) => {
        const dir = await world.folder()
        const file = new SlicedFile(localFiles(dir), 'index/a', key)
        const first = new Uint8Array(100).fill(1)
        assert.equal(await file.write(first, () => true), true)
        assert.deepEqual(await file.read(), first)
        const bytes = Uint8Array.from({ length }, (_, at) => at * 31 + seed)
        assert.equal(await file.write(bytes, () => false), length === 0, 'given up')
        if (length > 0) assert.deepEqual(await file.read(), first, 'the one before stays')
        await file.write(bytes, () => true)
        assert.deepEqual(await file.read(), bytes)
        assert.equal(
          await new SlicedFile(localFiles(dir), 'index/a', new Uint8Array(32)).read(),
          null,
          'foreign'
        )
        const folder = join(dir, 'index', 'a')
        const names = (await readdir(folder)).sort()
        const path = join(folder, names[seed % names.length]!)
        const content = await readFile(path)
        if (how === 'flip') content[seed % content.length]! ^= bits || 1
        if (how === 'remove') await rm(path)
        else if (how === 'swap')
          await writeFile(path, await readFile(join(folder, names[(seed + 1) % names.length]!)))
        else await writeFile(path, how === 'cut' ? content.subarray(0, seed % content.length) : content)
        const after = await file.read()
        if (after !== null) assert.deepEqual(after, bytes)
      }
    ),
    { numRuns: 12 }
  )
})

test('columns come back as they were, and other bytes are refused', () => {
  const value = {
    a: Uint8Array.of(1),
    b: [{ c: Float64Array.of(0.5, -1) }],
    d: 'text',
    e: new Uint16Array(0)
  }
  assert.deepEqual(columnsOf(columnBytes(value) as Uint8Array<ArrayBuffer>), value)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), bytes => {
      try {
        columnsOf(Uint8Array.from(bytes))
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'bad-input')
      }
    })
  )
})

/** When this fails, what is kept has another form: let INDEX_VERSION go up, then write the new form here. */
test('the form of what is kept belongs to its version', () => {
  const form = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return value.constructor.name
    if (Array.isArray(value)) return 'list'
    if (typeof value !== 'object' || value === null) return typeof value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, form(item)]))
  }
  const columns = new ProjectIndex('a'.repeat(64) as ProjectId, { bodies: 'asked' }).columns()
  assert.deepEqual([INDEX_VERSION, form(columns)], [4, FORM])
})

const [u8, u16, u32] = ['Uint8Array', 'Uint16Array', 'Uint32Array']
const FORM = {
  changes: { words: u32, flags: u8, later: u32, author: u32, kind: u8, authors: 'list', kinds: 'list' },
  entries: {
    ...{ places: 'Float64Array', role: u8, heads: u32, first: u32, count: u16, refused: u16 },
    ...{ allHeads: 'list', entry: u32, offset: u16, op: u8, verdict: u8 }
  },
  holdings: { flags: u8, devices: 'list' },
  query: {
    ...{ kind: u8, createdAt: 'Float64Array', state: u8, preset: u32, author: u32, source: u32 },
    ...{ longitude: 'Int32Array', latitude: 'Int32Array', presets: 'list', authors: 'list', sources: 'list' },
    texts: { bytes: u8, lengths: u32, chunk: u32, start: u32, length: u16 },
    shapes: { slots: u32, areas: u8, paths: u32, lengths: u32, holes: u8, places: 'Int32Array' }
  },
  named: 'list',
  again: 'list'
}
