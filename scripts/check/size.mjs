import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from '../run.mjs'

/** Bytes after minification and gzip of what a page must load for an entry, without the packages in `without`. */
async function gzippedSize({ entry, without = [], asIs = false }) {
  if (asIs) return gzipSync(await readFile(root + entry), { level: 9 }).length
  const { outputFiles } = await build({
    entryPoints: [root + entry],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    external: without,
    loader: { '.css': 'text' },
    outdir: `${root}.cache/size`,
    write: false,
    metafile: true,
    logLevel: 'silent'
  }).then(made => ({ outputFiles: atStart(made, entry) }))
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0)
}

/** The entry's own file and the chunks that it imports at once; those for later do not count. */
function atStart({ metafile, outputFiles }, entry) {
  const wanted = new Set()
  const follow = path => {
    if (wanted.has(path)) return
    wanted.add(path)
    for (const { path: next, kind, external } of metafile.outputs[path].imports) {
      if (kind === 'import-statement' && !external) follow(next)
    }
  }
  follow(Object.keys(metafile.outputs).find(path => metafile.outputs[path].entryPoint?.endsWith(entry)))
  return outputFiles.filter(({ path }) => [...wanted].some(each => path.replaceAll('\\', '/').endsWith(each)))
}

/** Complains of what is larger than `scripts/size-limits.json` allows, in bytes. */
export async function sizes() {
  const limits = JSON.parse(await readFile(`${root}scripts/size-limits.json`, 'utf8'))
  const complaints = []
  for (const limit of limits.filter(({ entry }) => existsSync(root + entry))) {
    const size = await gzippedSize(limit)
    if (size > limit.bytes) {
      complaints.push(`${limit.name} (${limit.entry}): ${size} bytes gzipped, the limit is ${limit.bytes}.`)
    }
  }
  return complaints
}
