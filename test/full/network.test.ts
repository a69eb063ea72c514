import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Look, Order } from './network/device.js'
import { Lab, whyNoLab } from './network/lab.js'

const program = fileURLToPath(new URL('./network/device.ts', import.meta.url))
const MDNS_PORT = 5353
const PATIENCE_MS = 90_000
const reason = whyNoLab()

class Device {
  readonly #child: ChildProcess
  readonly #answers: ((message: { readonly answer?: unknown; readonly error?: string }) => void)[] = []

  constructor(namespace: string, folder: string) {
    const args = ['netns', 'exec', namespace, process.execPath, '--import', 'tsx', program, folder]
    this.#child = spawn('ip', args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#child.on('message', message => this.#answers.shift()?.(message as object))
    this.#child.on('exit', code => {
      for (const answer of this.#answers.splice(0))
        answer({ error: `The device ended with ${String(code)}.` })
    })
  }

  ready(): Promise<unknown> {
    return this.#next()
  }

  ask<T>(order: Order): Promise<T> {
    const answer = this.#next<T>()
    this.#child.send(order)
    return answer
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const gone = new Promise(resolve => this.#child.once('exit', resolve))
    if (this.#child.connected) this.#child.disconnect()
    await gone
  }

  #next<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#answers.push(({ answer, error }) => {
        if (error === undefined) resolve(answer as T)
        else reject(new Error(error))
      })
    })
  }
}

/** Two devices in two places of one network, in one project; they found each other without an address. */
async function twoDevices(t: TestContext) {
  const lab = new Lab()
  const folder = await mkdtemp(join(tmpdir(), 'cairn-network-'))
  const devices: Device[] = []
  t.after(async () => {
    for (const device of devices) await device.end()
    lab.close()
    await rm(folder, { recursive: true, force: true })
  })
  for (const number of [1, 2]) devices.push(new Device(lab.place(number), join(folder, String(number))))
  const [a, b] = devices
  assert.ok(a && b)
  await Promise.all([a.ready(), b.ready()])
  const code = await a.ask<string>({ do: 'create' })
  await b.ask({ do: 'join', code })
  let written = 0
  const both = {
    lab,
    a,
    b,
    /** Waits until the devices say of each other that they are connected, or that they are not. */
    async connected(isConnected: boolean): Promise<void> {
      for (const device of [a, b]) {
        await eventually(`connected: ${isConnected}`, async () => {
          const { peers } = await device.ask<Look>({ do: 'look' })
          return peers.length === 1 && peers.every(peer => peer.connected === isConnected)
        })
      }
    },
    /** Both write. */
    async write(): Promise<void> {
      for (const device of [a, b]) await device.ask({ do: 'write', notes: [`note ${++written}`] })
    },
    /** Waits until both have everything; gives the milliseconds that it took. */
    async whole(): Promise<number> {
      const from = performance.now()
      for (const device of [a, b]) {
        await eventually('everything', async () => {
          const { count, peers } = await device.ask<Look>({ do: 'look' })
          return count === written && peers.every(({ complete, path }) => complete && path === 'lan')
        })
      }
      return Math.round(performance.now() - from)
    }
  }
  await both.connected(true)
  await both.write()
  await both.whole()
  return both
}

async function eventually(what: string, look: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`It did not come: ${what}`)
    await sleep(50)
  }
}

async function inLab(t: TestContext, run: () => Promise<void>): Promise<void> {
  if (reason === null) await run()
  else t.skip(reason)
}

test('without internet, devices on one bridge find each other, and no socket speaks but multicast DNS', t =>
  inLab(t, async () => {
    const { lab } = await twoDevices(t)
    for (const number of [1, 2]) assert.deepEqual(new Set(lab.datagramPorts(number)), new Set([MDNS_PORT]))
  }))

test('a link that is down for 5 seconds', t =>
  inLab(t, async () => {
    const { lab, connected, write, whole } = await twoDevices(t)
    lab.link(2, 'down')
    const down = sleep(5_000)
    await connected(false)
    await write()
    await down
    lab.link(2, 'up')
    t.diagnostic(`whole ${await whole()} ms after it came back`)
  }))

test('another address', t =>
  inLab(t, async () => {
    const { lab, write, whole } = await twoDevices(t)
    lab.address(2, '10.77.0.99')
    await write()
    t.diagnostic(`whole ${await whole()} ms after the change`)
  }))

test('30 seconds in which everything vanishes without a word', t =>
  inLab(t, async () => {
    const { lab, connected, write, whole } = await twoDevices(t)
    lab.plug(2, false)
    const over = sleep(30_000)
    await write()
    await connected(false)
    await over
    lab.plug(2, true)
    t.diagnostic(`whole ${await whole()} ms after it ended`)
  }))

test('a network that loses everything for a moment, again and again', t =>
  inLab(t, async () => {
    const { lab, write, whole } = await twoDevices(t)
    for (let second = 0; second < 15; second++) {
      await write()
      lab.plug(2, false)
      await sleep(200)
      lab.plug(2, true)
      await sleep(800)
    }
    t.diagnostic(`whole ${await whole()} ms after the last write`)
  }))
