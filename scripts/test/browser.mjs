import { tsImport } from 'tsx/esm/api'
import { canInstall, installPackages } from './debian-packages.mjs'

const advice =
  'No browser for the tests: install Chrome or Chromium, or set CHROME_PATH to the program of one, and run npm test again.'

const support = () => tsImport('../../test/support/browser.ts', import.meta.url)
const find = async () => (await support()).findBrowser()

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
  if (!canInstall()) throw new Error(advice)
  await installPackages(['chromium']).catch(error => {
    throw new Error(`${advice} (${error.message})`)
  })
  const installed = await find()
  if (!installed) throw new Error(advice)
  return installed
}

/** Firefox, WebKitGTK with its driver and what its window needs, and a screen for both. */
const OTHERS = [
  'firefox-esr',
  'webkit2gtk-driver',
  'python3-gi',
  'gir1.2-webkit2-4.1',
  'libgl1-mesa-dri',
  'xvfb'
]

/** Makes the other browsers ready, where that can be done. False where they are missing: their tests are skipped. */
export async function otherBrowsers() {
  const { findOtherBrowsers } = await support()
  if (findOtherBrowsers()) return true
  if (!canInstall()) return false
  await installPackages(OTHERS).catch(error => console.log(error.message))
  return findOtherBrowsers()
}
