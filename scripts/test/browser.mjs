import { tsImport } from 'tsx/esm/api'
import { run } from '../run.mjs'

const advice =
  'No browser for the tests: install Chrome or Chromium, or set CHROME_PATH to the program of one, and run npm test again.'

const find = async () => {
  const { findBrowser } = await tsImport('../../test/support/browser.ts', import.meta.url)
  return findBrowser()
}

/**
 * The path of the browser for the tests. On a Debian-like system without one, root gets the distribution's own by
 * apt-get. Rejects with one line that says what to do.
 */
export function browserForTests() {
  return (answer ??= findOrInstall())
}

let answer

async function findOrInstall() {
  const found = await find()
  if (found) return found
  if (process.platform !== 'linux' || process.getuid() !== 0) throw new Error(advice)
  console.log('No browser found: installing chromium with apt-get.')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    const { code, output } = await run('apt-get', args, { env, limit: 280_000 }).catch(error => ({
      code: 1,
      output: error.message
    }))
    if (code !== 0) throw new Error(`${advice} (apt-get ${args[0]}: ${output.trim().split('\n').at(-1)})`)
  }
  const installed = await find()
  if (!installed) throw new Error(advice)
  return installed
}
