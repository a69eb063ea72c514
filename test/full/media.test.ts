import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import type { MediaHash } from '../../src/model/index.js'
import { hashOf } from '../../src/sync/peer/media/media-writer.js'
import { all, pattern } from '../media/bytes.js'
import { eventually, observation, project, World } from '../peer/world.js'

const ROUNDS = 20
const FILE_BYTES = 700_000
const LARGE_BYTES = 500_000_000
/** What a device may take beside what it took before, while half a gigabyte goes through it: caches and garbage. */
const MOST_MEMORY = 260_000_000

test(`killed ${ROUNDS} times while putting: every file that was said to be kept is whole, and nothing half is left`, async t => {
  const world = new World(t)
  const { founder, hub, id } = await project(world, [])
  const key = await founder.peer.logKey(id, 'media')
  await hub.close()
  await founder.close()
  const kept = new Map<MediaHash, number>()
  for (let round = 0; round < ROUNDS; round++) {
    await writeUntilKilled(founder.dir, kept, 40 + ((round * 137) % 400))
    const device = await world.device('Ana', { dir: founder.dir })
    const store = await device.peer.open(id)
    for (const [hash, seed] of kept) {
      const bytes = await all(store.media!.read(hash))
      assert.ok(Buffer.from(bytes).equals(pattern(FILE_BYTES, seed)), `file ${seed} after round ${round}`)
    }
    const { files, here } = await store.media!.totals()
    assert.equal(files, here)
    assert.deepEqual(await device.peer.logKey(id, 'media'), key, 'a kill is no reason for new logs')
    const log = device.storage.store.get({ key })
    await log.ready()
    let blocks = 0
    for (let index = 0; index < log.length; index++) if (await log.has(index)) blocks++
    await log.close()
    assert.equal(blocks % Math.ceil(FILE_BYTES / 65_536), 0, `${blocks} blocks are no whole files`)
    await device.close()
  }
  assert.ok(kept.size > ROUNDS / 2, `${kept.size} files were kept`)
})

async function writeUntilKilled(
  dir: string,
  kept: Map<MediaHash, number>,
  milliseconds: number
): Promise<void> {
  const writer = fileURLToPath(new URL('./media-writer.ts', import.meta.url))
  const args = ['--import', 'tsx', writer, dir, String(FILE_BYTES), String(kept.size)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  let timer: ReturnType<typeof setTimeout> | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    const [hash, seed] = line.split(' ')
    kept.set(hash as MediaHash, Number(seed))
    timer ??= setTimeout(() => child.kill('SIGKILL'), milliseconds)
  }
  clearTimeout(timer)
  await ended
}

test('half a gigabyte goes through two devices in bounded memory', async t => {
  const world = new World(t)
  const { store, others } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  const before = process.memoryUsage().rss
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  const hash = await store.media!.put(large(), { type: 'video/mp4' })
  await store.documents.commit([observation('a film', [[`att/${hash}`, true]])])
  const started = performance.now()
  for (;;) {
    const state = await ben.media!.state(hash)
    if (state?.original.isHere) break
    assert.ok(performance.now() - started < 600_000, `only ${state?.original.arrived} bytes came`)
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  assert.equal(await hashOf(ben.media!.read(hash)), hash)
  clearInterval(timer)
  // Both devices are in this process.
  t.diagnostic(`${Math.round((most - before) / 1e6)} MB more than before`)
  assert.ok(most - before < 2 * MOST_MEMORY, `${Math.round((most - before) / 1e6)} MB more than before`)
  await eventually('its holder', async () => (await store.media!.state(hash))?.original.holders === 1)
})

async function* large(): AsyncGenerator<Uint8Array> {
  const piece = pattern(250_000, 1)
  for (let at = 0; at < LARGE_BYTES; at += piece.length) {
    const own = piece.slice()
    new DataView(own.buffer).setFloat64(0, at)
    yield await Promise.resolve(own)
  }
}
