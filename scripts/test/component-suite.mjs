import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { filesBelow } from '../check/files.mjs'
import { runNode } from '../run.mjs'
import { browserForTests } from './browser.mjs'
import { countsFrom } from './counts.mjs'

const LIMIT_MS = 480_000
/** As many browsers at a time. Each shows one page: one in the background would get no animation frames. */
const BROWSERS = 2

/** The tests beside the components, in real browsers. Null when no file fits `filter`. */
export async function componentSuite(filter) {
  const files = (await filesBelow('src/components')).filter(
    path => path.endsWith('.test.ts') && path.includes(filter)
  )
  if (files.length === 0) return null
  const browser = await browserForTests()
  const shares = await dealt(files, BROWSERS)
  const ports = await freePorts(shares.length)
  const counts = await Promise.all(shares.map((share, at) => inOneBrowser(share, browser, ports[at])))
  return counts.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped
  }))
}

const inOneBrowser = (files, browser, port) =>
  countsFrom(result =>
    runNode(
      'node_modules/@web/test-runner/dist/bin.js',
      ['--config', 'web-test-runner.config.mjs', '--port', String(port), '--files', ...files],
      { show: true, limit: LIMIT_MS, env: { CHROME_PATH: browser, CAIRN_TEST_RESULT: result } }
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

/** Files in `hands` shares that take about as long, as far as their sizes tell. */
async function dealt(files, hands) {
  const sized = await Promise.all(files.map(async file => ({ file, size: (await stat(file)).size })))
  const shares = Array.from({ length: Math.min(hands, files.length) }, () => ({ files: [], size: 0 }))
  for (const { file, size } of sized.sort((a, b) => b.size - a.size)) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a))
    least.files.push(file)
    least.size += size
  }
  return shares.map(share => share.files)
}
