import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge'
]
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
]

/** Flags under which the tests run Chromium: no window, no sandbox (as root), no calls home. */
export const BROWSER_FLAGS: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
]

/** Further flags for maps: WebGL2 without a graphics card. */
export const WEBGL_FLAGS: readonly string[] = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader'
]

/** The path of an installed Chromium or Chrome: `CHROME_PATH`, else what is on the PATH; null for none. */
export function findBrowser(): string | null {
  const chosen = process.env['CHROME_PATH']
  if (chosen) return chosen
  return findProgram(NAMES) ?? PLACES.find(isExecutable) ?? null
}

/** The path of an installed Firefox: `FIREFOX_PATH`, else what is on the PATH; null for none. */
export const findFirefox = (): string | null =>
  process.env['FIREFOX_PATH'] ?? findProgram(['firefox-esr', 'firefox'])

/** Whether all is there that tests in Firefox and WebKit need. */
export const findOtherBrowsers = (): boolean =>
  findFirefox() !== null &&
  findProgram(['Xvfb']) !== null &&
  findProgram(['WebKitWebDriver']) !== null &&
  spawnSync('/usr/bin/python3', ['-c', "import gi; gi.require_version('WebKit2', '4.1')"]).status === 0

function findProgram(names: readonly string[]): string | null {
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env['PATH'] ?? '').split(delimiter)]
  const candidates = names.flatMap(name => folders.filter(Boolean).map(folder => join(folder, name)))
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
