import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

import { buildWorker, type WorkerBuild } from '../../scripts/build-worker.mjs'

describe('the bundle of the Worker', () => {
  let folder: string
  let built: WorkerBuild
  let source: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairnkit-bundle-'))
    const entry = fileURLToPath(new URL('worker-entry.ts', import.meta.url))
    built = await buildWorker({ outDir: join(folder, 'out'), entry })
    source = await readFile(built.file, 'utf8')
  })

  after(() => rm(folder, { recursive: true, force: true }))

  /** Bundles one file of this text; esbuild's own report stays out of the test's output. */
  async function buildText(text: string): Promise<WorkerBuild> {
    const entry = join(folder, 'entry.ts')
    await writeFile(entry, text)
    return buildWorker({ outDir: join(folder, 'other'), entry, logLevel: 'silent' })
  }

  test('is one script and its WebAssembly', async () => {
    assert.deepEqual((await readdir(join(folder, 'out'))).sort(), ['engine-worker.js', 'sqlite3.wasm'])
    assert.equal(built.bytes, Buffer.byteLength(source))
  })

  test('refers to no file but the WebAssembly beside it', () => {
    const references = [...source.matchAll(/new URL\((["'`])([^"'`]+)\1,\s*import\.meta\.url/g)]
    assert.deepEqual(new Set(references.map(([, , file]) => file)), new Set(['sqlite3.wasm']))
    assert.doesNotMatch(source, /^import\b|\bfrom\s*["'](node:|[a-z@])/m, 'nothing is imported at run time')
  })

  test('holds the engine over SQLite and nothing native', () => {
    assert.ok(built.inputs.includes('src/sync/storage/page/binding.ts'))
    assert.ok(
      !built.inputs.some(input => /rocksdb-native\/binding\.js|sodium-native|require-addon/.test(input))
    )
  })

  test('is refused with top-level await, which older bundlers cannot pass on', async () => {
    await assert.rejects(buildText('await Promise.resolve()'), /[Tt]op-level await/)
  })

  test('is refused with a native addon, by name', async () => {
    await assert.rejects(buildText("import 'require-addon'"), /require-addon cannot run in a page/)
  })
})
