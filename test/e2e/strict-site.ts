import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { Page } from '@playwright/test'

/** What docs/embedding.md tells people to set; the tests run under it. */
export const STRICT_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
  "img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self' ws: wss:; manifest-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
  ['.css', 'text/css'],
  ['.json', 'application/json'],
  ['.webmanifest', 'application/manifest+json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.wasm', 'application/wasm']
])

/** A plain web server, as any site has one, that allows a page no more than `STRICT_POLICY`. */
export class StrictSite {
  readonly #server = createServer((request, response) => {
    this.#answer(request.url ?? '/', response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  /** Pages that are no files: path → HTML. */
  readonly pages = new Map<string, string>()
  /** Folders in order; the first that has a file gives it. A path may be moved below a prefix. */
  readonly #folders: readonly { readonly prefix: string; readonly folder: string }[]
  #port = 0

  private constructor(folders: readonly { readonly prefix: string; readonly folder: string }[]) {
    this.#folders = folders
  }

  static async serve(folder: string, more: Readonly<Record<string, string>> = {}): Promise<StrictSite> {
    const others = Object.entries(more).map(([prefix, other]) => ({ prefix, folder: other }))
    const site = new StrictSite([...others, { prefix: '/', folder }])
    await site.start()
    return site
  }

  get url(): string {
    return `http://localhost:${this.#port}/`
  }

  /** Starts it, or starts it again where it was. */
  async start(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }

  async #answer(url: string, response: ServerResponse): Promise<void> {
    response.setHeader('Content-Security-Policy', STRICT_POLICY)
    response.setHeader('Cache-Control', 'no-cache')
    const path = normalize(decodeURIComponent(url.split(/[?#]/, 1)[0]!))
    const page = this.pages.get(path)
    if (page !== undefined) return void response.setHeader('Content-Type', TYPES.get('.html')!).end(page)
    for (const { prefix, folder } of this.#folders) {
      if (!path.startsWith(prefix)) continue
      const rest = path.slice(prefix.length)
      const file = join(folder, rest === '' || rest.endsWith('/') ? `${rest}index.html` : rest)
      if (!(await isFile(file))) continue
      response.setHeader('Content-Type', TYPES.get(extname(file)) ?? 'application/octet-stream')
      return void createReadStream(file).pipe(response)
    }
    response.writeHead(404).end('Nothing here.')
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Collects what a page and its Workers complain about, the policy's refusals among it. Call before the page is opened. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}
