import { createReadStream } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium } from '@playwright/test'
import { build } from 'esbuild'
import { mapWorker } from '../../scripts/build/assets.mjs'
import { buildWorker } from '../../scripts/build-worker.mjs'
import { BROWSER_FLAGS, findBrowser } from '../../test/support/browser.js'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
  ['.wasm', 'application/wasm']
])

/** A small web server. */
export interface Site {
  readonly url: string
  close(): Promise<void>
}

/**
 * Builds two Workers into `folder`, the engine as it is shipped and one that knows bare logs only, with the way to them and
 * the elements that show what comes, and serves them.
 */
export async function servePage(folder: string): Promise<Site> {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  await buildWorker({ outDir: folder })
  await buildWorker({ outDir: join(folder, 'bare'), entry: here('bare-worker.ts') })
  await build({
    entryPoints: [here('../../src/worker/connect.ts'), here('screens.ts')],
    entryNames: '[name]',
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022'
  })
  await copyFile(here(`../../${mapWorker.from}`), join(folder, 'maplibre-gl-worker.mjs'))
  return serveFiles(folder)
}

/** Serves scripts of a folder, and an empty page, on 127.0.0.1. */
export async function serveFiles(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const type = TYPES.get(extname(pathname))
    if (pathname === '/')
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Bench</title>')
    else if (type === undefined || pathname.includes('..')) response.writeHead(404).end()
    else {
      response.setHeader('content-type', type)
      createReadStream(join(folder, pathname)).pipe(response)
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

/** A browser whose profile is in `folder`. */
export function openBrowser(folder: string): Promise<BrowserContext> {
  const executablePath = findBrowser()
  if (executablePath === null)
    throw new Error('No browser: install Chromium, or set CHROME_PATH to the program of one.')
  return chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    headless: true,
    args: [...BROWSER_FLAGS]
  })
}
