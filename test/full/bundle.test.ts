/** A large project in one file: what it takes in time and memory, and that it comes out equal. */
import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { once } from 'node:events'
import test from 'node:test'
import { apart } from '../bundle/carried.js'
import { countOf, observation, World, write } from '../peer/world.js'

const OBSERVATIONS = 100_000
const ONE_BY_ONE = 10_000
/** Megabytes above what the process had. A file of all of it has fifty and more, with its index in memory. */
const ROOM = 64

/** The most memory, in megabytes, that the process had while `work` ran. */
async function peak(work: () => Promise<unknown>): Promise<number> {
  let most = 0
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage().rss / 1e6)), 20)
  try {
    await work()
  } finally {
    clearInterval(look)
  }
  return most
}

test('a hundred thousand observations go into a file and come out of it', { timeout: 600_000 }, async t => {
  const world = new World(t)
  const { ana, others } = await apart(world, [{ name: 'Ben' }])
  const [ben] = others as [typeof ana]
  for (let at = 0; at < ONE_BY_ONE; at++) await write(ana, `one by one ${at}`)
  for (let at = ONE_BY_ONE; at < OBSERVATIONS; at += 1_000) {
    await ana.documents.commit(Array.from({ length: 1_000 }, (_, place) => observation(`many ${at + place}`)))
  }
  const path = join(await world.folder(), 'stick.cairn')
  const before = process.memoryUsage().rss / 1e6
  const making = await peak(async () => {
    const out = createWriteStream(path)
    for await (const piece of await ana.sync!.bundle!({ content: { type: 'all' } })) {
      if (!out.write(piece)) await once(out, 'drain')
    }
    out.end()
    await once(out, 'close')
  })
  assert.ok(making - before < ROOM, `making took ${(making - before).toFixed(0)} MB`)
  const file = await open(path, 'r')
  t.after(() => file.close())
  const { size } = await stat(path)
  const start = performance.now()
  const source = {
    size,
    read: async (from: number, to: number) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(to - from), 0, to - from, from)
      return buffer.subarray(0, bytesRead)
    }
  }
  const taking = await peak(async () => {
    const taken = await ben.sync!.unbundle!(source)
    assert.deepEqual([taken.missing, taken.refused], [0, 0])
  })
  const seconds = (performance.now() - start) / 1000
  t.diagnostic(
    `${(size / 1e6).toFixed(1)} MB; taken in ${seconds.toFixed(1)} s, at most ${taking.toFixed(0)} MB`
  )
  assert.equal(await countOf(ben), OBSERVATIONS)
  const ids = async (store: typeof ana) =>
    (await store.documents.query({ kind: 'observation', limit: 500 })).documents.map(({ id }) => id)
  assert.deepEqual(await ids(ben), await ids(ana))
})
