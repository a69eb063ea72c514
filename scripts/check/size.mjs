import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from '../run.mjs'

/** Large, and the map library's own: loaded when a map is first shown, never counted. */
const LIBRARY = 'maplibre-gl'

const gzipped = bytes => gzipSync(bytes, { level: 9 }).length

/**
 * What an entry becomes in a page: its chunks with their sizes and imports, minified.
 * @param {string} entry
 */
async function bundled(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [root + entry],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    external: [LIBRARY],
    loader: { '.css': 'text' },
    outdir: `${root}.cache/size`,
    write: false,
    metafile: true,
    logLevel: 'silent'
  })
  const bytes = new Map(
    outputFiles.map(({ path, contents }) => [
      path.slice(root.length).replaceAll('\\', '/'),
      gzipped(contents)
    ])
  )
  return { outputs: metafile.outputs, bytes }
}

const chunkOf = ({ outputs }, module) =>
  Object.keys(outputs).find(path => outputs[path].entryPoint === module)

/** A chunk and those that it imports at once; those for later do not count. */
function atOnce(page, chunk, into = new Set()) {
  if (into.has(chunk)) return into
  into.add(chunk)
  for (const { path, kind, external } of page.outputs[chunk].imports) {
    if (kind === 'import-statement' && !external) atOnce(page, path, into)
  }
  return into
}

const sum = (page, chunks) => [...chunks].reduce((total, chunk) => total + page.bytes.get(chunk), 0)

/** What the chunks that a page begins with hold of a late part: nothing, when it is late. */
function early(page, start, { module, with: others = [] }) {
  const names = [module, ...others]
  return [...start]
    .flatMap(chunk => Object.entries(page.outputs[chunk].inputs))
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && names.some(name => path.startsWith(name)))
    .map(([path]) => path)
}

function tooLarge({ name, bytes: limit }, where, size) {
  return size > limit ? [`${name} (${where}): ${size} bytes gzipped, the limit is ${limit}.`] : []
}

/** Bytes of what is loaded first, and what of it should have come later. */
function entryOf(limit, page, late) {
  const start = atOnce(page, chunkOf(page, limit.entry))
  const size = sum(page, start)
  const library = [...start].some(chunk =>
    page.outputs[chunk].imports.some(({ path, kind }) => path === LIBRARY && kind === 'import-statement')
  )
  const complaints = late.flatMap(part =>
    early(page, start, part).map(path => `${limit.name} begins with ${path}, a part of "${part.name}".`)
  )
  return {
    name: limit.name,
    size,
    complaints: [
      ...tooLarge(limit, limit.entry, size),
      ...complaints,
      ...(library ? [`${limit.name} begins with ${LIBRARY}.`] : [])
    ]
  }
}

/** Bytes that come when a part is first used, beside those that its entry began with. */
function lateOf(part, page, entry) {
  const chunk = chunkOf(page, part.module)
  if (chunk === undefined) {
    return { name: part.name, size: 0, complaints: [`${part.name}: nothing loads ${part.module} later.`] }
  }
  const start = atOnce(page, chunkOf(page, entry))
  const size = sum(
    page,
    [...atOnce(page, chunk)].filter(each => !start.has(each))
  )
  return { name: part.name, size, complaints: tooLarge(part, part.module, size) }
}

/**
 * Bytes after minification and gzip of what a page loads first for an entry, and of the parts that come with their
 * first use, beside `scripts/size-limits.json`.
 */
async function measured() {
  const { entries, late } = JSON.parse(await readFile(`${root}scripts/size-limits.json`, 'utf8'))
  const pages = new Map()
  const found = []
  for (const limit of entries) {
    if (limit.asIs) {
      const size = gzipped(await readFile(root + limit.entry))
      found.push({ name: limit.name, size, complaints: tooLarge(limit, limit.entry, size) })
      continue
    }
    const page = await bundled(limit.entry)
    pages.set(limit.name, { page, entry: limit.entry })
    found.push(entryOf(limit, page, late))
  }
  for (const part of late) {
    const { page, entry } = pages.get(part.of)
    found.push(lateOf(part, page, entry))
  }
  return found
}

/** Complains of what is larger than its limit, and of what comes before it is used. */
export async function sizes() {
  return (await measured()).flatMap(({ complaints }) => complaints)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { name, size } of await measured()) console.log(`${String(size).padStart(7)} ${name}`)
}
