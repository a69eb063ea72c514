import { createReadStream } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const OUT = join(ROOT, '.cache/stories')
const TYPES = new Map([
  ['.html', 'text/html'],
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
  ['.json', 'application/json'],
  ['.css', 'text/css'],
  ['.woff2', 'font/woff2']
])
const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Stories</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>
  body { margin: 0 }
  :root { --cairn-font: 'Noto Sans', 'Noto Sans Arabic', sans-serif }
</style>
<link rel="stylesheet" href="page.css">
<script type="module" src="page.js"></script></head><body></body></html>`

/** A story by its file and its name there. */
export interface StoryName {
  readonly file: string
  readonly name: string
}

/** Every story, read from the files without running them. */
export async function allStories(): Promise<readonly StoryName[]> {
  const files = (await readdir(join(ROOT, 'stories'))).filter(file => file.endsWith('.stories.ts')).sort()
  const lists = await Promise.all(
    files.map(async file => {
      const source = await readFile(join(ROOT, 'stories', file), 'utf8')
      return [...source.matchAll(/^export const (\w+): Story\b/gm)].map(([, name]) => ({ file, name: name! }))
    })
  )
  return lists.flat()
}

/** All story files as one module: `files`, by name. */
const storiesModule = (files: readonly string[]): Plugin => ({
  name: 'stories-of-the-kit',
  setup(bundler) {
    bundler.onResolve({ filter: /^stories-of-the-kit$/ }, ({ path }) => ({ path, namespace: 'stories' }))
    bundler.onLoad({ filter: /.*/, namespace: 'stories' }, () => ({
      resolveDir: join(ROOT, 'stories'),
      contents: [
        ...files.map((file, i) => `import * as file${i} from './${file}'`),
        `export const files = { ${files.map((file, i) => `'${file}': file${i}`).join(', ')} }`
      ].join('\n')
    }))
  }
})

async function bundle(): Promise<void> {
  await rm(OUT, { recursive: true, force: true })
  await mkdir(join(OUT, 'files'), { recursive: true })
  const files = [...new Set((await allStories()).map(({ file }) => file))]
  await build({
    entryPoints: [join(ROOT, 'test/stories/page.ts'), join(ROOT, 'test/stories/page.css')],
    outdir: OUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser'],
    define: { 'process.env.NODE_ENV': '"development"' },
    external: ['node:*'],
    loader: { '.woff2': 'file', '.woff': 'empty' },
    tsconfig: join(ROOT, 'tsconfig.json'),
    plugins: [storiesModule(files)],
    logLevel: 'error'
  })
  await writeFile(join(OUT, 'index.html'), PAGE)
  const worker = 'maplibre-gl-worker.mjs'
  await copyFile(join(ROOT, 'node_modules/maplibre-gl/dist', worker), join(OUT, 'files', worker))
  await copyFile(join(ROOT, 'src/plugins/world/world-50m.pmtiles'), join(OUT, 'files/world-50m.pmtiles'))
}

/** Bundles the stories and serves them on this machine until the tests end. */
export default async function serveStories(): Promise<() => Promise<void>> {
  await bundle()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = join(OUT, pathname === '/' ? 'index.html' : pathname)
    const file = createReadStream(path)
    response.setHeader('content-type', TYPES.get(extname(path)) ?? 'application/octet-stream')
    file.on('error', () => response.writeHead(404).end())
    file.pipe(response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  process.env['STORIES_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}
