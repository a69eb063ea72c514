import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { build } from 'esbuild'
import { filesBelow } from '../check/files.mjs'
import { root } from '../run.mjs'

const REFERENCE = /new URL\(\s*(['"])(\.\.?\/[^'"]+)\1\s*,\s*import\.meta\.url\s*\)/g

const isBinary = path => path.endsWith('.wasm')

/** A file that a module names by address: beside it, or, when a build step makes it, at the same place in dist. */
function referenced(importer, reference) {
  const beside = resolve(dirname(importer), reference)
  if (existsSync(beside)) return beside
  const source = join(root, 'src') + sep
  const built = beside.startsWith(source) ? join(root, 'dist', beside.slice(source.length)) : beside
  if (existsSync(built)) return built
  throw new Error(
    `${relative(root, importer)} refers to ${reference}, which is not there. Run "npm run build" first.`
  )
}

/**
 * Bundled modules move, and what they name by `new URL('./x', import.meta.url)` must stand beside them again: copies
 * those files and points the references at the copies. The engine's Worker goes with the WebAssembly beside it.
 * @returns {import('esbuild').Plugin}
 */
function filesByAddress(outDir) {
  async function copy(file) {
    const worker = join(root, 'dist/worker') + sep
    const folder = file.startsWith(worker) ? 'worker' : 'files'
    const all =
      folder === 'worker'
        ? [file, ...(await filesBelow('', worker)).filter(isBinary).map(path => worker + path)]
        : [file]
    await mkdir(join(outDir, folder), { recursive: true })
    for (const path of all) await copyFile(path, join(outDir, folder, basename(path)))
    return `./${folder}/${basename(file)}`
  }
  return {
    name: 'files-by-address',
    setup(bundler) {
      bundler.onLoad({ filter: /\.m?[jt]s$/ }, async ({ path }) => {
        if (path.includes(`${sep}node_modules${sep}`)) return undefined
        const source = await readFile(path, 'utf8')
        const references = [...source.matchAll(REFERENCE)]
        if (references.length === 0) return undefined
        const places = new Map()
        for (const [whole, , reference] of references)
          places.set(whole, await copy(referenced(path, reference)))
        const contents = source.replace(
          REFERENCE,
          whole => `new URL('${places.get(whole)}', import.meta.url)`
        )
        return { contents, loader: path.endsWith('ts') ? 'ts' : 'js' }
      })
    }
  }
}

/**
 * Bundles modules for a browser, with all that they name by address, into a folder that any web server can serve.
 *
 * @param {object} options
 * @param {Record<string, string>} options.entries name of the file without `.js` → its source
 * @param {string} options.outDir emptied and filled
 * @param {boolean} [options.minify] default true
 * @param {import('esbuild').BuildOptions} [options.settings] further ones
 * @returns {Promise<string[]>} the files it was made from, from the repository's folder
 */
export async function bundlePage({ entries, outDir, minify = true, settings = {} }) {
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  const { metafile } = await build({
    entryPoints: entries,
    outdir: outDir,
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.json'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // All chunks stand in one folder, so that an address means the same in each.
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    minify,
    metafile: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'error',
    plugins: [filesByAddress(outDir)],
    ...settings
  })
  return Object.keys(metafile.inputs)
}
