import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { bundlePage } from '../build/bundle-page.mjs'
import { filesBelow } from '../check/files.mjs'
import { root, runNode } from '../run.mjs'
import { browserForTests } from './browser.mjs'
import { countsFrom } from './counts.mjs'

const LIMIT_MS = 480_000
/** As many browsers at a time. Each shows one page: one in the background would get no animation frames. */
const BROWSERS = 2
const FOLDER = '.cache/component-tests'
const SOURCES = 'src/components'

/**
 * The tests beside the components, in real browsers. Null when no file fits `filter`.
 * @param {string} filter
 * @param {{ kind?: 'chromium' | 'firefox' | 'webkit', limit?: number, display?: string }} [options] `display`: the
 *   screen that the others than Chromium are shown on
 */
export async function componentSuite(filter, { kind = 'chromium', limit = LIMIT_MS, display } = {}) {
  const files = (await filesBelow(SOURCES)).filter(path => path.endsWith('.test.ts') && path.includes(filter))
  if (files.length === 0) return null
  const browser = await browserForTests()
  await bundle(files)
  const env = {
    CHROME_PATH: browser,
    CAIRN_BROWSER: kind,
    ...(display !== undefined && { DISPLAY: display })
  }
  const shares = await dealt(files, kind === 'chromium' ? BROWSERS : 1)
  const ports = await freePorts(shares.length)
  const counts = await Promise.all(
    shares.map((share, at) => inOneBrowser(share, { port: ports[at], env, limit }))
  )
  return counts.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped
  }))
}

const nameOf = file => file.slice(SOURCES.length + 1, -'.ts'.length).replaceAll('/', '.')
const bundled = file => `${FOLDER}/${nameOf(file)}.js`

/** A page that loads a few files instead of three hundred is there in a third of the time. */
const bundle = files =>
  bundlePage({
    entries: Object.fromEntries(files.map(file => [nameOf(file), root + file])),
    outDir: root + FOLDER,
    minify: false,
    settings: {
      sourcemap: 'linked',
      conditions: ['development'],
      // Tests import elements for what they register.
      ignoreAnnotations: true,
      external: ['/__web-dev-server__web-socket.js']
    }
  })

const inOneBrowser = (files, { port, env, limit }) =>
  countsFrom(result =>
    runNode(
      'node_modules/@web/test-runner/dist/bin.js',
      ['--config', 'web-test-runner.config.mjs', '--port', String(port), '--files', ...files.map(bundled)],
      { show: true, limit, env: { ...env, CAIRN_TEST_RESULT: result } }
    )
  )

/** Different ones: two runners that each look for the next free port find the same. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(servers.map(server => once(server, 'listening')))
  const ports = servers.map(server => server.address().port)
  await Promise.all(servers.map(server => once(server.close(), 'close')))
  return ports
}

/** Tests that draw maps take this many times as long as others of their size. */
const MAP = { paths: /\/(?:map|map-draw|basemaps)\//, times: 2.5 }
/** Bytes of a test that take as long as opening a page for it. */
const OPENING = 3000

/** Files in `hands` shares that take about as long, as far as their sizes and folders tell. */
async function dealt(files, hands) {
  const sized = await Promise.all(
    files.map(async file => ({
      file,
      size: OPENING + (await stat(file)).size * (MAP.paths.test(file) ? MAP.times : 1)
    }))
  )
  const shares = Array.from({ length: Math.min(hands, files.length) }, () => ({ files: [], size: 0 }))
  for (const { file, size } of sized.sort((a, b) => b.size - a.size)) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a))
    least.files.push(file)
    least.size += size
  }
  return shares.map(share => share.files)
}
