/** The commands run within this process: what a process of its own adds is tested beside. */
import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import test from 'node:test'
import type { TestContext } from 'node:test'
import { main } from '../../src/cli/main.js'
import { VILLAGES, writeFeatures } from './geojson-files.js'
import { folderFor } from './run-cairn.js'

interface Run {
  readonly ended: Promise<number>
  readonly said: () => string
  readonly complained: () => string
  stop(): Promise<number>
}

function start(args: readonly string[]): Run {
  const said: string[] = []
  const complained: string[] = []
  const into = (texts: string[]) =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        texts.push(chunk.toString())
        done()
      }
    })
  const ctrlC = new AbortController()
  const [stdout, stderr] = [into(said), into(complained)]
  const ended = main(args, { env: {}, stdout, stderr, stdin: new PassThrough(), signal: ctrlC.signal })
  return {
    ended,
    said: () => said.join(''),
    complained: () => complained.join(''),
    stop() {
      ctrlC.abort()
      return ended
    }
  }
}

async function succeed(...args: readonly string[]): Promise<string[]> {
  const run = start(args)
  assert.deepEqual([await run.ended, run.complained()], [0, ''], args.join(' '))
  return run.said().split('\n').slice(0, -1)
}

async function fail(...args: readonly string[]): Promise<string> {
  const run = start(args)
  assert.deepEqual([await run.ended, run.said()], [1, ''], args.join(' '))
  return run.complained()
}

/** `cairn serve`; resolves with its address. */
async function serve(t: TestContext, dir: string): Promise<string> {
  const serving = start(['serve', '--dir', dir, '--port', '0'])
  t.after(() => serving.stop())
  for (;;) {
    const [, port] = /^ready http:\/\/127\.0\.0\.1:(\d+)\n/.exec(serving.said()) ?? []
    if (port !== undefined) return `ws://127.0.0.1:${port}`
    const isOver = serving.ended.then(code => Promise.reject(new Error(`${code}: ${serving.complained()}`)))
    await Promise.race([isOver, new Promise(resolve => setTimeout(resolve, 20))])
  }
}

const number = (line: string | undefined, member: string) =>
  (JSON.parse(line ?? '{}') as Readonly<Record<string, number>>)[member]

test('a project is carried to another device and back, while one of them is served', async t => {
  const base = await folderFor(t)
  const [laptop, phone] = [join(base, 'a'), join(base, 'b')]
  await succeed('create', 'River watch', '--device', 'Laptop', '--dir', laptop)
  const hub = await serve(t, laptop)
  const code = (await succeed('invite', '--dir', laptop)).at(-1) ?? ''
  await succeed('join', code, '--via', hub, '--device', 'Phone', '--dir', phone)
  const villages = await writeFeatures(join(base, 'villages.geojson'), VILLAGES)
  await succeed('import', villages, '--dir', laptop)
  // Through the process that serves the folder.
  const [stick, back] = [join(base, 'stick.cairn'), join(base, 'back.cairn')]
  const [made] = await succeed('bundle', '--out', stick, '--for', 'Phone', '--json', '--dir', laptop)
  assert.equal((await readFile(stick)).length, number(made, 'bytes'))
  assert.match(
    (await succeed('unbundle', stick, '--dir', phone))[0] ?? '',
    /^[1-9]\d* new entries for River watch$/
  )
  const [status] = await succeed('status', '--json', '--dir', phone)
  assert.equal(number(status, 'onlyHere'), 0)
  assert.equal((await succeed('list', '--dir', phone)).length, 4)
  await succeed('bundle', '--out', back, '--since', stick, '--dir', phone)
  const [taken] = await succeed('unbundle', back, '--json', '--dir', laptop)
  assert.deepEqual([number(taken, 'entries'), number(taken, 'missing')], [0, 0])
  assert.equal(number((await succeed('status', '--json', '--dir', laptop))[0], 'onlyHere'), 0)
})

test('what cannot be taken in or made is said, and leaves nothing behind', async t => {
  const base = await folderFor(t)
  const [dir, other] = [join(base, 'a'), join(base, 'b')]
  await succeed('create', 'River watch', '--dir', dir)
  await succeed('create', 'Hills', '--dir', other)
  const [stick, copy] = [join(base, 'stick.cairn'), join(base, 'copy.cairn')]
  await succeed('bundle', '--out', stick, '--dir', dir)
  const whole = await readFile(stick)
  await writeFile(copy, whole.subarray(0, whole.length - 1))
  assert.match(await fail('unbundle', copy, '--dir', dir), /incomplete or damaged copy.*Copy the file again/)
  await writeFile(copy, '{}')
  assert.match(await fail('unbundle', copy, '--dir', dir), /not a file that carries a project/)
  assert.match(await fail('unbundle', stick, '--dir', other), /of a project that is not in this folder/)
  assert.match(await fail('unbundle', join(base, 'none'), '--dir', dir), /there is no such file/)
  assert.match(await fail('unbundle', base, '--dir', dir), /it is not a file/)
  assert.match(
    await fail('bundle', '--out', copy, '--for', 'Phone', '--dir', dir),
    /No device of River watch/
  )
  assert.match(await fail('bundle', '--out', join(base, 'x', 'y'), '--dir', dir), /there is no such folder/)
  assert.match(await fail('bundle', '--out', copy, '--since', stick, '--dir', other), /another project/)
  assert.equal(await readFile(copy, 'utf8'), '{}')
  const before = await readdir(base)
  const late = start(['bundle', '--out', join(base, 'late.cairn'), '--dir', dir])
  assert.equal(await late.stop(), 130)
  assert.deepEqual(await readdir(base), before)
})
