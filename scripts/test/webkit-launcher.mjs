import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Keys that have no character: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Backspace: '\uE003',
  Delete: '\uE017'
}

/** Lets `@web/test-runner` run its pages in WebKit, one after the other. */
export function webkitLauncher(WebKit, display) {
  let profile
  let webkit
  let active
  return {
    name: 'WebKit',
    type: 'puppeteer',
    concurrency: 1,
    async initialize() {
      profile = await mkdtemp(join(tmpdir(), 'cairn-webkit-'))
    },
    async stop() {
      await webkit?.kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    },
    // A window of its own for each page: one that crashes takes no other page along.
    async startSession(id, url) {
      active = { id, url }
      await webkit?.kill()
      webkit = await WebKit.start({ profile, display })
      await webkit.open(url)
    },
    async stopSession() {
      active = undefined
      return {}
    },
    isActive: id => active?.id === id,
    getBrowserUrl: () => active?.url,
    // What `sendKeys` of @web/test-runner-commands asks of a page.
    getPage: () => ({ keyboard: keyboardOf(webkit.driver) })
  }
}

function keyboardOf(driver) {
  const act = actions => driver.post('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
  const down = key => ({ type: 'keyDown', value: KEYS[key] ?? key })
  const up = key => ({ type: 'keyUp', value: KEYS[key] ?? key })
  return {
    type: text => act([...text].flatMap(key => [down(key), up(key)])),
    press: key => act([down(key), up(key)]),
    down: key => act([down(key)]),
    up: key => act([up(key)])
  }
}
