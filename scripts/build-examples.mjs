/** Builds the examples, each into a folder that any web server can serve. All need a fresh `dist/`. */
import { cp, mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
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
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 }
  })
}
