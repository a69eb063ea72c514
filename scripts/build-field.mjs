/** Bundles the field demo (`examples/field`) into a folder that any web server can serve. */
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { bundlePage } from './build/bundle-page.mjs'
import { filesBelow } from './check/files.mjs'
import { root } from './run.mjs'

/**
 * Bundles `main.ts` of the demo with all that it needs at run time, and copies its other files beside it.
 *
 * @param {object} options
 * @param {string} options.outDir emptied and filled
 * @param {string} [options.source] the demo's folder, by default examples/field
 * @param {boolean} [options.minify] default true
 * @returns {Promise<{ inputs: string[] }>} the files it was made from, from the repository's folder
 */
export async function buildField({ outDir, source = join(root, 'examples/field'), minify = true }) {
  const inputs = await bundlePage({ entries: { main: join(source, 'main.ts') }, outDir, minify })
  const files = (await filesBelow('', `${source}${sep}`)).filter(path => !/\.([cm]?ts|md)$/.test(path))
  for (const path of files) {
    await mkdir(dirname(join(outDir, path)), { recursive: true })
    await copyFile(join(source, path), join(outDir, path))
  }
  return { inputs: [...inputs, ...files.map(path => relative(root, join(source, path)))] }
}
