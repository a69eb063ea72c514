import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Nothing goes into the network that the tests run in. */
const ALONE = { ...process.env, CAIRN_LAN: 'off' }
const START_MS = 240_000

/** A hub that serves the field demo, as `npm start` does, in a folder of its own. */
export class Hub {
  readonly dir: string
  #child: ChildProcess | null = null
  #url = ''

  readonly #files: string | null

  private constructor(dir: string, files: string | null) {
    this.dir = dir
    this.#files = files
  }

  /** Serves the demo, or another folder of files. */
  static async start(files: string | null = null): Promise<Hub> {
    const hub = new Hub(await mkdtemp(join(tmpdir(), 'cairn-e2e-')), files)
    await hub.start('0')
    return hub
  }

  get url(): string {
    return this.#url
  }

  get address(): string {
    return this.#url.replace(/^http/, 'ws')
  }

  /** Starts it again where it was. */
  async restart(): Promise<void> {
    await this.start(new URL(this.#url).port)
  }

  /** Ends it as Ctrl-C would. */
  async stop(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null) return
    const ended = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
  }

  async end(): Promise<void> {
    await this.stop()
    await rm(this.dir, { recursive: true, force: true })
  }

  private start(port: string): Promise<void> {
    const program =
      this.#files === null ? ['scripts/start.mjs'] : ['dist/cli/bin.js', 'serve', '--files', this.#files]
    const args = [...program, '--dir', join(this.dir, 'hub'), '--port', port]
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: ALONE,
      stdio: ['ignore', 'pipe', 'inherit']
    })
    this.#child = child
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('the hub did not become ready')), START_MS)
      child.once('exit', code => reject(new Error(`the hub ended with ${String(code)}`)))
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', line => {
        const ready = /^ready (\S+)$/.exec(line)?.[1]
        if (!ready) return
        clearTimeout(late)
        this.#url = ready
        resolve()
      })
    })
  }
}

/** Runs the `cairn` command to its end and gives what it printed. */
export async function cairn(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'dist/cli/bin.js'), ...args], {
    env: ALONE,
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
  const code = await new Promise<number | null>(resolve => child.once('exit', resolve))
  if (code !== 0) throw new Error(`cairn ${args[0]} ended with ${String(code)}`)
  return text
}
