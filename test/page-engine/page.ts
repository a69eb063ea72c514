import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { type BrowserContext, chromium, type Page } from '@playwright/test'

import { buildWorker } from '../../scripts/build-worker.mjs'
import { BROWSER_FLAGS } from '../support/browser.js'

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'"
/** A name other than localhost, so that the page is no secure context. */
export const INSECURE_HOST = 'storage.test'
const INSECURE_NAME = `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' }

/** The built Worker behind a small web server that sends a strict content security policy. */
export interface Site {
  readonly url: string
  readonly folder: string
  close(): Promise<void>
}

export async function serveWorker(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'cairnkit-page-'))
  await buildWorker({ outDir: folder, entry: fileURLToPath(new URL('worker-entry.ts', import.meta.url)) })
  const server = createServer((request, response) => {
    response.setHeader('content-security-policy', POLICY)
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Storage</title>')
      return
    }
    const name = ['/engine-worker.js', '/sqlite3.wasm'].find(known => known === path)
    if (name === undefined) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', TYPES[extname(name)] ?? 'text/plain')
    createReadStream(join(folder, name)).pipe(response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, folder, close: () => closeSite(server, folder) }
}

async function closeSite(server: Server, folder: string): Promise<void> {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await rm(folder, { recursive: true, force: true })
}

/** A new folder for a browser profile; remove it with `removeFolder`. */
export const makeProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'cairnkit-profile-'))

/** Browsers write to their folder for a moment after they have been ended, hence the retries. */
export const removeFolder = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })

export function launch(executablePath: string, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...BROWSER_FLAGS, INSECURE_NAME]
  })
}

/** A page with a Worker of its own, and a way to call into it. */
export class WorkerPage {
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  static async open(context: BrowserContext, url: string): Promise<WorkerPage> {
    const opened = new WorkerPage(await context.newPage())
    await opened.page.goto(url)
    await opened.startWorker()
    return opened
  }

  /** Ends the Worker and its page's state, then starts another. */
  async reload(): Promise<void> {
    await this.page.reload()
    await this.startWorker()
  }

  /** The result, or an Error whose `code` is that of the storage's failure. */
  async call<Result>(name: string, ...parameters: unknown[]): Promise<Result> {
    const answer = await this.page.evaluate(
      ([call, values]) => (window as unknown as TestWindow).callWorker(call, values),
      [name, parameters] as const
    )
    if (answer.error !== undefined) throw Object.assign(new Error(answer.error), { code: answer.code })
    return answer.result as Result
  }

  private async startWorker(): Promise<void> {
    await this.page.evaluate(() => {
      const page = window as unknown as TestWindow
      const worker = new Worker('/engine-worker.js', { type: 'module' })
      const waiting = new Map<number, (answer: Answer) => void>()
      let calls = 0
      page.acknowledged = 0
      worker.onmessage = ({ data }: MessageEvent<Answer & { acknowledged?: number }>) => {
        if (data.acknowledged !== undefined) {
          page.acknowledged = data.acknowledged
          page.onacknowledged?.(data.acknowledged)
          return
        }
        waiting.get(data.id)?.(data)
        waiting.delete(data.id)
      }
      worker.onerror = ({ message }) => {
        for (const [id, done] of waiting) done({ id, error: `The Worker failed: ${message}` })
      }
      page.callWorker = (call, parameters) =>
        new Promise(resolve => {
          waiting.set(++calls, resolve)
          worker.postMessage({ id: calls, call, parameters })
        })
    })
  }
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: string
  readonly code?: string
}

/** What the tests keep on the page's window. */
export interface TestWindow {
  acknowledged: number
  onacknowledged?: (length: number) => void
  callWorker(call: string, parameters: unknown[]): Promise<Answer>
}
