import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import type { TestContext } from 'node:test'
import { main } from '../../src/cli/main.js'
import { compiled } from '../support/compiled.js'

/** Nothing goes into the network that the tests run in. */
const ALONE = { CAIRN_DIR: '', CAIRN_DEBUG: '', CAIRN_LAN: 'off' }

const bin = await compiled(new URL('../../src/cli/bin.ts', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Running {
  readonly process: ChildProcessWithoutNullStreams
  readonly ended: Promise<Ended>
  /** Resolves with standard output as soon as it matches. */
  until(pattern: RegExp): Promise<RegExpExecArray>
}

/** Starts the real command in a process of its own; it is killed when it outlives 3 minutes. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, ...ALONE, ...env }
  })
  const late = setTimeout(() => child.kill('SIGKILL'), 180_000)
  let stdout = ''
  let stderr = ''
  const ended = new Promise<Ended>(resolve => {
    child.on('close', code => {
      clearTimeout(late)
      resolve({ code, stdout, stderr })
    })
  })
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
    child.emit('said')
  })
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return {
    process: child,
    ended,
    until: pattern =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = pattern.exec(stdout)
          if (found) resolve(found)
        }
        child.on('said', look)
        child.on('close', () => reject(new Error(`ended before ${String(pattern)}: ${stdout}${stderr}`)))
        look()
      })
  }
}

/** Runs a command in this process: the same program without the start of a process, which costs most of a short one. */
export async function cairn(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Ended> {
  const [stdout, stderr] = [new Heard(), new Heard()]
  const code = await main(args, {
    env: { ...ALONE, ...env },
    stdout,
    stderr,
    stdin: Readable.from([]),
    signal: new AbortController().signal
  })
  return { code, stdout: stdout.text, stderr: stderr.text }
}

/** Keeps what is written to it. */
class Heard extends Writable {
  readonly #chunks: Buffer[] = []

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString()
  }
}

/** Runs a command that must succeed without a word on standard error. Returns its lines. */
export async function succeed(args: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await cairn(args)
  assert.deepEqual([code, stderr], [0, ''], `cairn ${args.join(' ')} said ${stderr}`)
  return stdout.split('\n').slice(0, -1)
}

/** Runs a command that must fail with one line on standard error and nothing on standard output. Returns the line. */
export async function fail(args: readonly string[], status = 1): Promise<string> {
  const { code, stdout, stderr } = await cairn(args)
  assert.deepEqual([code, stdout], [status, ''], stderr)
  assert.match(stderr, /^cairn: [^\n]+\n$/)
  return stderr.trim()
}

/** A folder for the test's files, gone after it. */
export async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export interface Serving extends Running {
  /** `http://127.0.0.1:PORT` and `ws://127.0.0.1:PORT` */
  readonly http: string
  readonly ws: string
  /** Ctrl-C. */
  stop(): Promise<Ended>
}

/** `cairn serve` on a free port, stopped after the test. */
export async function serve(t: TestContext, dir: string, ...more: readonly string[]): Promise<Serving> {
  const running = start(['serve', '--dir', dir, '--port', '0', ...more])
  const stop = (): Promise<Ended> => {
    running.process.kill('SIGINT')
    return running.ended
  }
  t.after(stop)
  const [, address = ''] = await running.until(/^ready (http:\/\/127\.0\.0\.1:\d+)\n/)
  return { ...running, http: address, ws: address.replace('http', 'ws'), stop }
}

export interface Status {
  readonly projectId: string
  readonly name: string
  readonly deviceId: string
  readonly role: string
  readonly documents: Readonly<Record<string, number>>
  readonly peers: readonly { readonly name: string; readonly complete: boolean }[]
  readonly onlyHere: number
  readonly quarantined: number
}

export async function statusOf(dir: string, ...more: readonly string[]): Promise<Status> {
  const [line = ''] = await succeed(['status', '--json', '--dir', dir, ...more])
  return JSON.parse(line) as Status
}

export interface ListedDocument {
  readonly id: string
  readonly kind: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly tags: Readonly<Record<string, unknown>>
}

export async function listOf(dir: string, ...more: readonly string[]): Promise<ListedDocument[]> {
  const lines = await succeed(['list', '--json', '--dir', dir, ...more])
  return lines.map(line => JSON.parse(line) as ListedDocument)
}

/** A project called "River watch" in a folder of its own. */
export async function projectIn(t: TestContext): Promise<{ readonly base: string; readonly dir: string }> {
  const base = await folderFor(t)
  const dir = join(base, 'a')
  await succeed(['create', 'River watch', '--device', 'Laptop', '--dir', dir])
  return { base, dir }
}

export async function inviteFrom(dir: string, ...more: readonly string[]): Promise<string> {
  return (await succeed(['invite', '--dir', dir, ...more])).at(-1) ?? ''
}
