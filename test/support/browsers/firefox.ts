import { once } from 'node:events'
import { launch, type Browser, type LaunchOptions, type Page } from 'puppeteer-core'
import { findFirefox } from '../browser.js'
import type { OtherBrowser, Where } from './other-browser.js'

const PREFERENCES = {
  // A microphone that hums, allowed without asking.
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // Maps without a graphics card.
  'webgl.force-enabled': true
}

/** Without a window there is no WebGL. A profile of null is one that goes with the browser. */
export function firefoxOptions({ profile, display }: Where, isPrivate = false): LaunchOptions {
  return {
    browser: 'firefox',
    executablePath: findFirefox() ?? 'firefox',
    headless: false,
    extraPrefsFirefox: { ...PREFERENCES, 'browser.privatebrowsing.autostart': isPrivate },
    ...(profile !== null && { userDataDir: profile }),
    env: { ...process.env, DISPLAY: display }
  }
}

export class Firefox implements OtherBrowser {
  readonly name = 'Firefox'
  readonly #browser: Browser
  readonly #page: Page

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser
    this.#page = page
  }

  static async start(where: Where): Promise<Firefox> {
    const browser = await launch(firefoxOptions(where, where.profile === null))
    const [page] = await browser.pages()
    return new Firefox(browser, page ?? (await browser.newPage()))
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url)
  }

  run(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression)
  }

  picture(): Promise<Uint8Array> {
    return this.#page.screenshot()
  }

  async kill(): Promise<void> {
    const program = this.#browser.process()
    if (!program || program.exitCode !== null || program.signalCode !== null) return
    const ended = once(program, 'exit')
    program.kill('SIGKILL')
    await ended
  }

  async end(): Promise<void> {
    await this.#browser.close()
  }
}
