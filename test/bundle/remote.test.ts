/** Files made and taken in by a program that reaches the device over a port. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { ByteSource, ProjectStore } from '../../src/sync/adapter.js'
import { remoteAdapter, serveAdapter } from '../../src/sync/remote/index.js'
import { countOf, World, write, type Device } from '../peer/world.js'
import { apart, bundleOf, fileOf, unbundle } from './carried.js'

/** The store as a program on the other end of a message channel has it. */
async function overPort(world: World, device: Device, store: ProjectStore): Promise<ProjectStore> {
  const { port1, port2 } = new MessageChannel()
  const stop = serveAdapter(device.peer, port2)
  const remote = remoteAdapter(port1)
  world.atEnd(async () => {
    await remote.close()
    stop()
  })
  return remote.open(store.info.id)
}

test('a file is made and taken in over a port, piece by piece as it is asked for', async t => {
  const world = new World(t)
  const { ana, founder, others, devices } = await apart(world, [{ name: 'Ben' }])
  const [ben] = others as [ProjectStore]
  const [anas, bens] = [await overPort(world, founder, ana), await overPort(world, devices[0]!, ben)]
  for (let entry = 0; entry < 12; entry++) await write(ana, `${entry} ${'x'.repeat(15_000)}`)
  const told: number[] = []
  const first = await bundleOf(anas)
  await bens.sync!.unbundle!(fileOf(first), { onProgress: ({ done, total }) => told.push(done / total) })
  assert.equal(await countOf(bens), 12)
  assert.ok(told.length > 2 && told.every((part, place) => part >= (told[place - 1] ?? 0)), String(told))
  await write(ana, 'later')
  const since = { type: 'since', bundle: fileOf(first) } as const
  const later = await bundleOf(anas, since)
  assert.ok(later.length < 10_000, `${later.length}`)
  assert.equal((await unbundle(bens, later)).entries, 1)
  await assert.rejects(unbundle(bens, later.slice(0, -1)), { code: 'bundle-incomplete' })
})

test('what is given up half way stops at the other end, and what cannot be read is told', async t => {
  const world = new World(t)
  const { ana, founder, others, devices } = await apart(world, [{ name: 'Ben' }])
  const [ben] = others as [ProjectStore]
  const [anas, bens] = [await overPort(world, founder, ana), await overPort(world, devices[0]!, ben)]
  for (let entry = 0; entry < 40; entry++) await write(ana, `${entry} ${'x'.repeat(15_000)}`)
  let pieces = 0
  for await (const piece of await anas.sync!.bundle!({ content: { type: 'all' } })) {
    assert.ok(piece.length > 0)
    if (++pieces === 2) break
  }
  const stop = new AbortController()
  const making = async () => {
    const stream = await anas.sync!.bundle!({ content: { type: 'all' }, signal: stop.signal })
    for await (const piece of stream) if (piece.length > 0) stop.abort()
  }
  await assert.rejects(making(), { code: 'aborted' })
  const file = fileOf(await bundleOf(anas))
  const late = new AbortController()
  let reads = 0
  const hesitant: ByteSource = {
    size: file.size,
    read: (start, end) => {
      if (++reads === 3) late.abort()
      return file.read(start, end)
    }
  }
  await assert.rejects(bens.sync!.unbundle!(hesitant, { signal: late.signal }), { code: 'aborted' })
  const broken: ByteSource = {
    size: file.size,
    read: () => Promise.reject(new Error('the stick was pulled'))
  }
  await assert.rejects(bens.sync!.unbundle!(broken), /the stick was pulled/)
  assert.equal(await countOf(ben), 0)
  await bens.sync!.unbundle!(file)
  assert.equal(await countOf(ben), 40)
})
