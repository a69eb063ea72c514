import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import type { TestContext } from 'node:test'
import { CairnError } from '../../src/model/index.js'
import { openHub } from '../../src/cli/hub/hub.js'
import { hubFor, nobody } from './hub-client.js'

async function siteFor(t: TestContext): Promise<{ readonly port: number; readonly base: string }> {
  const base = await mkdtemp(join(tmpdir(), 'cairn-files-'))
  t.after(() => rm(base, { recursive: true }))
  await mkdir(join(base, 'site/deep'), { recursive: true })
  await mkdir(join(base, 'second'))
  await writeFile(join(base, 'secret.txt'), 'secret')
  await writeFile(join(base, 'site/index.html'), '<h1>home</h1>')
  await writeFile(join(base, 'site/deep/index.html'), 'deep')
  await writeFile(join(base, 'site/app.mjs'), 'export {}')
  await writeFile(join(base, 'site/chunk-ABCD2345.js'), 'export {}')
  await writeFile(join(base, 'site/a b.wasm'), '')
  await writeFile(join(base, 'second/app.mjs'), 'hidden')
  await writeFile(join(base, 'second/data.json'), '{}')
  await symlink(join(base, 'secret.txt'), join(base, 'site/way-out.txt'))
  const { port } = await hubFor(t, { folders: [join(base, 'site'), join(base, 'second')] })
  return { port, base }
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** Without the tidying of paths that `fetch` does. */
function ask(
  port: number,
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string> } = {}
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, agent: false, ...options }, response => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
      .on('error', reject)
      .end()
  })
}

test('files come with the right media types and the safety headers', async t => {
  const { port } = await siteFor(t)
  const home = await ask(port, '/?x=1')
  assert.equal(home.body, '<h1>home</h1>')
  assert.equal(home.headers['content-type'], 'text/html; charset=utf-8')
  assert.match(
    String(home.headers['content-security-policy']),
    /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'/
  )
  assert.equal(home.headers['x-content-type-options'], 'nosniff')
  assert.equal((await ask(port, '/app.mjs')).headers['content-type'], 'text/javascript; charset=utf-8')
  assert.equal((await ask(port, '/a%20b.wasm')).headers['content-type'], 'application/wasm')
  assert.equal((await ask(port, '/deep/')).body, 'deep')
})

test('the first folder that has a file wins, the next ones fill in', async t => {
  const { port } = await siteFor(t)
  assert.equal((await ask(port, '/app.mjs')).body, 'export {}')
  assert.equal((await ask(port, '/data.json')).body, '{}')
})

test('no path leads out of the folder', async t => {
  const { port } = await siteFor(t)
  for (const path of [
    '/../secret.txt',
    '/deep/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '//secret.txt',
    '/way-out.txt',
    '/%00',
    '/%zz',
    '/deep'
  ]) {
    const { status, body } = await ask(port, path)
    assert.ok(status === 400 || status === 404, `${path} gave ${status}`)
    assert.doesNotMatch(body, /secret/)
  }
})

test('only GET and HEAD, and HEAD has no body', async t => {
  const { port } = await siteFor(t)
  const head = await ask(port, '/', { method: 'HEAD' })
  assert.deepEqual([head.status, head.body, head.headers['content-length']], [200, '', '13'])
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await ask(port, '/', { method })
    assert.deepEqual([status, headers['allow']], [405, 'GET, HEAD'])
  }
})

test('what is named by its hash is kept for good, the rest is asked for again', async t => {
  const { port } = await siteFor(t)
  assert.match(String((await ask(port, '/chunk-ABCD2345.js')).headers['cache-control']), /immutable/)
  const page = await ask(port, '/')
  assert.equal(page.headers['cache-control'], 'no-cache')
  const again = await ask(port, '/', { headers: { 'If-None-Match': String(page.headers['etag']) } })
  assert.deepEqual([again.status, again.body], [304, ''])
})

test('a chosen port in use is an error, the usual one is exchanged for a free one', async t => {
  const taken = createServer().listen(0, '127.0.0.1')
  t.after(() => taken.close())
  await new Promise(resolve => taken.once('listening', resolve))
  const { port } = taken.address() as { readonly port: number }
  await assert.rejects(openHub({ peer: nobody, port }), error => CairnError.is(error, 'port-in-use'))
  const hubs = [await openHub({ peer: nobody }), await openHub({ peer: nobody })]
  t.after(() => Promise.all(hubs.map(hub => hub.close())))
  const [first, second] = hubs.map(hub => hub.addresses[0])
  assert.notEqual(first, second)
})

test('a host that is not of this computer is an error in plain words', async () => {
  await assert.rejects(openHub({ peer: nobody, port: 0, host: '203.0.113.9' }), error =>
    CairnError.is(error, 'unreachable')
  )
})
