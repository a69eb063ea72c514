/** Builds the examples, each into a folder that any web server can serve. All need a fresh `dist/`. */
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { buildField } from './build-field.mjs'
import { filesBelow } from './check/files.mjs'
import { root } from './run.mjs'

/** `examples/plain`: a page of HTML beside the kit in one script, both as they are. */
export async function buildPlain(outDir) {
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  await cp(`${root}examples/plain`, outDir, { recursive: true })
  await cp(`${root}dist/page`, `${outDir}/cairnkit`, { recursive: true })
}

/** Lets an example import this package by its name, as from node_modules. */
const thisPackage = {
  name: 'this-package',
  enforce: 'pre',
  resolveId: source => (/^cairnkit(\/|$)/.test(source) ? fileURLToPath(import.meta.resolve(source)) : null)
}

/** `examples/react`: a page of Vite and React. */
export async function buildReact(outDir) {
  const { build } = await import('vite')
  await build({
    root: `${root}examples/react`,
    configFile: false,
    base: './',
    logLevel: 'error',
    plugins: [thisPackage],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 2000
    }
  })
}

/**
 * `examples/land-rights`: an app that works without a network. Its service worker is told the files to keep, and a
 * version that follows from what is in them.
 */
export async function buildLandRights(outDir) {
  await buildField({ outDir, source: `${root}examples/land-rights` })
  const files = (await filesBelow('', `${outDir}/`)).filter(path => path !== 'service-worker.js')
  const hash = createHash('sha256')
  for (const path of files) hash.update(path).update(await readFile(`${outDir}/${path}`))
  const shell = {
    version: hash.digest('hex').slice(0, 16),
    files: ['./', ...files]
  }
  await writeFile(`${outDir}/shell.js`, `self.shell = ${JSON.stringify(shell)}\n`)
}
