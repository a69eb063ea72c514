import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../../transports/free-ports.js'
import type { OtherBrowser, Where } from './other-browser.js'
import { WebDriver } from './webdriver.js'

const WINDOW = fileURLToPath(new URL('webkit-window.py', import.meta.url))
/** Safari has these on. WebKitGTK is built with them and leaves them off; its AccessHandle has nothing behind it. */
const AS_SAFARI = [
  'FileSystem',
  'FileSystemWritableStream',
  'AccessHandle',
  'StorageAPI',
  'StorageAPIEstimate'
]
const START_MS = 20_000

/** WebKit, the engine of Safari and of every browser of iOS, by way of WebKitGTK. */
export class WebKit implements OtherBrowser {
  readonly name = 'WebKit'
  readonly driver: WebDriver
  readonly #program: ChildProcess

  private constructor(program: ChildProcess, driver: WebDriver) {
    this.#program = program
    this.driver = driver
  }

  static async start({ profile, display }: Where): Promise<WebKit> {
    const [port = 0] = await freePorts(1)
    const program = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      // A group of its own: what the driver starts ends with it.
      detached: true,
      env: {
        ...process.env,
        DISPLAY: display,
        LIBGL_ALWAYS_SOFTWARE: '1',
        // With threads of its own Mesa's drawing in software crashes now and then.
        LP_NUM_THREADS: '0',
        // There is none for root.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'
      }
    })
    try {
      await listening(port)
      const window = { binary: WINDOW, args: [profile ?? '', ...AS_SAFARI] }
      const driver = await WebDriver.begin(`http://127.0.0.1:${port}`, {
        browserName: 'cairnkit',
        'webkitgtk:browserOptions': window
      })
      return new WebKit(program, driver)
    } catch (error) {
      await killGroup(program)
      throw error
    }
  }

  async open(url: string): Promise<void> {
    await this.driver.post('url', { url })
  }

  run(expression: string): Promise<unknown> {
    return this.driver.run(expression)
  }

  picture(): Promise<Uint8Array> {
    return this.driver.picture()
  }

  kill(): Promise<void> {
    return killGroup(this.#program)
  }

  async end(): Promise<void> {
    await this.driver.end()
    await this.kill()
  }
}

async function killGroup(program: ChildProcess): Promise<void> {
  if (program.pid === undefined || program.exitCode !== null || program.signalCode !== null) return
  const ended = once(program, 'exit')
  process.kill(-program.pid, 'SIGKILL')
  await ended
}

async function listening(port: number): Promise<void> {
  const until = performance.now() + START_MS
  for (;;) {
    const isThere = await fetch(`http://127.0.0.1:${port}/status`).then(
      () => true,
      () => false
    )
    if (isThere) return
    if (performance.now() > until) throw new Error('WebKitWebDriver did not start.')
    await sleep(100)
  }
}
