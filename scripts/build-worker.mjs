import { copyFile, mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const shims = join(root, 'src/worker/shims')
const pageStorage = join(root, 'src/sync/storage/page')
const require = createRequire(import.meta.url)

/**
 * Replaces the native half of rocksdb-native by the one over SQLite. Works for Node bundles too.
 * @type {import('esbuild').Plugin}
 */
export const sqliteForRocksdb = {
  name: 'sqlite-for-rocksdb',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\.?\/binding(\.js)?$/ }, ({ importer }) =>
      /[\\/]rocksdb-native[\\/]/.test(importer) ? { path: join(pageStorage, 'binding.ts') } : undefined
    )
  }
}

/**
 * Takes out of sqlite-wasm the two workers that only its other file systems use; as they stand, bundlers
 * of the pages that use this Worker look for their files.
 * @type {import('esbuild').Plugin}
 */
const sqliteWithoutItsWorkers = {
  name: 'sqlite-without-its-workers',
  setup(bundler) {
    bundler.onLoad({ filter: /sqlite-wasm[\\/]dist[\\/]index\.mjs$/ }, async ({ path }) => {
      let source = await readFile(path, 'utf8')
      for (const file of ['sqlite3-opfs-async-proxy.js', 'sqlite3-worker1.mjs']) {
        const reference = `new URL("${file}", import.meta.url)`
        if (source.split(reference).length !== 2) {
          throw new Error(`sqlite-wasm no longer refers to ${file} once as expected: adapt build-worker.mjs`)
        }
        source = source.replace(reference, '""')
      }
      return { contents: source, loader: 'js' }
    })
  }
}

/**
 * Fails the build on what cannot run in a page: a native addon, or a module of Node that no shim covers.
 * @type {import('esbuild').Plugin}
 */
const nothingNative = {
  name: 'nothing-native',
  setup(bundler) {
    bundler.onResolve(
      { filter: /^(require-addon|node-gyp-build|sodium-javascript)$/ },
      ({ path, importer }) => ({
        errors: [{ text: `${path} cannot run in a page; ${importer} needs a shim in build-worker.mjs` }]
      })
    )
  }
}

/**
 * Bundles the engine of the page: `engine-worker.js`, one ES module without top-level await, and
 * `sqlite3.wasm`, which it loads from beside itself.
 *
 * @param {object} options
 * @param {string} options.outDir folder for both files, made if missing
 * @param {string} [options.entry] entry file, by default src/worker/engine-worker.ts
 * @param {boolean} [options.minify] default true
 * @param {import('esbuild').LogLevel} [options.logLevel] what esbuild prints, by default errors
 * @returns {Promise<{ file: string, bytes: number, inputs: string[] }>} what was written and from which files
 */
export async function buildWorker({
  outDir,
  entry = join(root, 'src/worker/engine-worker.ts'),
  minify = true,
  logLevel = 'error'
}) {
  const file = join(outDir, 'engine-worker.js')
  await mkdir(outDir, { recursive: true })
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: file,
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    supported: { 'top-level-await': false },
    mainFields: ['browser', 'module', 'main'],
    minify,
    metafile: true,
    legalComments: 'eof',
    logLevel,
    inject: [join(shims, 'node-globals.ts')],
    plugins: [sqliteForRocksdb, sqliteWithoutItsWorkers, nothingNative],
    alias: {
      'sodium-native': join(shims, 'sodium/index.ts'),
      'device-file': join(shims, 'device-file.cts'),
      'which-runtime': join(shims, 'which-runtime.ts'),
      fs: join(shims, 'fs.ts'),
      'node:fs': join(shims, 'fs.ts'),
      os: join(shims, 'nothing.ts'),
      'node:os': join(shims, 'nothing.ts'),
      crypto: join(shims, 'nothing.ts'),
      'node:crypto': join(shims, 'nothing.ts'),
      path: 'path-browserify',
      'node:path': 'path-browserify',
      events: 'events/',
      'node:events': 'events/',
      buffer: 'buffer/',
      'node:buffer': 'buffer/'
    }
  })
  const sqlite = require.resolve('@sqlite.org/sqlite-wasm/sqlite3.wasm')
  await copyFile(sqlite, join(dirname(file), 'sqlite3.wasm'))
  const output = Object.values(metafile.outputs)[0]
  return { file, bytes: output.bytes, inputs: Object.keys(output.inputs) }
}
