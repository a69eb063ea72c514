import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const MEDIA_TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.geojson', 'application/geo+json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2']
])

/** Scripts and styles come from here alone; sockets may go to other hubs. */
const SAFETY_HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; img-src 'self' data: blob:; " +
    "style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer'
}

/** Names that carry a hash of their content never change. */
const HASHED_NAME = /-[0-9A-Z]{8}\.[a-z]+$/

/** Answers GET and HEAD from the first of the folders that has the file; a folder's page is its index.html. */
export function serveFiles(
  folders: readonly string[]
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    for (const [name, value] of Object.entries(SAFETY_HEADERS)) response.setHeader(name, value)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      return answer(response, 405, 'Only GET and HEAD.')
    }
    const path = pathOf(request.url ?? '/')
    if (path === null) return answer(response, 400, 'The address is not understood.')
    const found = await findFile(folders, path)
    if (!found) return answer(response, 404, 'Nothing here.')
    await send(request, response, found)
  }
}

interface Found {
  readonly file: string
  readonly size: number
  readonly etag: string
}

/** The path of a request's address with its escapes resolved, or null. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '')
    const sound = path.startsWith('/') && !path.includes('\0') && !path.includes('\\')
    return sound && !path.split('/').includes('..') ? path : null
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}

async function findFile(folders: readonly string[], path: string): Promise<Found | null> {
  for (const folder of folders) {
    const found = await fileIn(folder, path.endsWith('/') ? `${path}index.html` : path)
    if (found) return found
  }
  return null
}

async function fileIn(folder: string, path: string): Promise<Found | null> {
  try {
    // Links are followed before the look at where the file is, so none leads out of the folder.
    const root = await realpath(folder)
    const file = await realpath(join(root, path))
    if (!file.startsWith(root + sep)) return null
    const stats = await stat(file)
    if (!stats.isFile()) return null
    return {
      file,
      size: stats.size,
      etag: `"${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}"`
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (
      code === 'ENOENT' ||
      code === 'ENOTDIR' ||
      code === 'EACCES' ||
      code === 'ELOOP' ||
      code === 'ENAMETOOLONG'
    ) {
      return null
    }
    throw error
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { file, size, etag }: Found
): Promise<void> {
  response.setHeader('ETag', etag)
  response.setHeader(
    'Cache-Control',
    HASHED_NAME.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache'
  )
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  response.writeHead(200, {
    'Content-Type': MEDIA_TYPES.get(extname(file).toLowerCase()) ?? 'application/octet-stream',
    'Content-Length': size
  })
  if (request.method === 'HEAD' || size === 0) {
    response.end()
    return
  }
  // A file that grows meanwhile is cut at the length that was said.
  await pipeline(createReadStream(file, { end: size - 1 }), response)
}

function answer(response: ServerResponse, status: number, text: string): void {
  const body = `${text}\n`
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store'
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
