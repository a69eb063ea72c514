import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type Hypercore from 'hypercore'
import type { CoreStorage } from 'hypercore'
import { writeHintsOnce } from '../../src/sync/peer/hints-once.js'
import { TreeAtHand } from '../../src/sync/peer/tree-at-hand.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import type { PeerStorage } from '../../src/sync/storage/storage.js'
import { World } from './world.js'

const BLOCKS = 600
const block = (index: number) => Buffer.from(`block ${index} `.repeat(20))
const blocks = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => block(from + at))

async function opened(t: TestContext, dir: string): Promise<PeerStorage> {
  const storage = await openNodeStorage({ dir })
  t.after(() => storage.close())
  return storage
}

/** How often the storage itself is asked for a hash or a page. */
function counting({ state }: Hypercore): { asked: number } {
  const count = { asked: 0 }
  const read = state.storage.read.bind(state.storage)
  state.storage.read = fork => {
    const reader = read(fork)
    const { getTreeNode, getBitfieldPage } = reader
    reader.getTreeNode = index => (count.asked++, getTreeNode.call(reader, index))
    reader.getBitfieldPage = page => (count.asked++, getBitfieldPage.call(reader, page))
    return reader
  }
  return count
}

/** Every hash, as the log is told it, and as it stands in the storage. */
async function assertSame(log: Hypercore, store: PeerStorage['store']): Promise<void> {
  const below = await store.storage.resumeCore(log.discoveryKey)
  assert(below)
  const all = async (storage: CoreStorage) => {
    const has = storage.read()
    const get = storage.read()
    const indices = Array.from({ length: 2 * BLOCKS + 600 }, (_, index) => index)
    const answers = indices.map(index => Promise.all([has.hasTreeNode(index), get.getTreeNode(index)]))
    has.tryFlush()
    get.tryFlush()
    return (await Promise.all(answers)).map(([isThere, node]) => ({
      isThere,
      ...(node && { size: node.size, hash: Buffer.from(node.hash).toString('hex') })
    }))
  }
  assert.deepEqual(await all(log.state.storage), await all(below))
  await below.close()
}

function joined(one: Hypercore, other: Hypercore): () => void {
  const [a, b] = [one.replicate(true), other.replicate(false)]
  a.pipe(b).pipe(a)
  a.on('error', () => undefined)
  b.on('error', () => undefined)
  return () => a.destroy()
}

test('what is answered from memory is what stands in the storage, and it is asked seldom', async t => {
  const world = new World(t)
  const from = (await opened(t, await world.folder())).store.get({ name: 'log' })
  await from.ready()
  await from.append(blocks(0, BLOCKS))
  const dir = await world.folder()
  const { store } = await opened(t, dir)
  const log = store.get({ key: from.key })
  await log.ready()
  const count = counting(log)
  const tree = TreeAtHand.of(log)
  const part = joined(from, log)
  // Not all at once, so that hashes of a shorter part are there before.
  await log.download({ start: 200, end: 400 }).done()
  await assertSame(log, store)
  count.asked = 0
  await log.download({ start: 0, end: BLOCKS }).done()
  assert(count.asked < 200, `${count.asked} times for 400 blocks`)
  tree.rest()
  await assertSame(log, store)

  await log.clear(100, 150)
  await assertSame(log, store)
  await log.download({ start: 100, end: 150 }).done()
  await assertSame(log, store)
  assert(await log.has(0, BLOCKS))
  for (const index of [0, 120, BLOCKS - 1])
    assert.deepEqual(Buffer.from((await log.get(index))!), block(index))

  await from.append(blocks(BLOCKS, BLOCKS + 50))
  await log.download({ start: 0, end: BLOCKS + 50 }).done()
  await assertSame(log, store)
  assert.deepEqual(await log.treeHash(), await from.treeHash())
  part()
})

test('an own log is appended without asking, in one write, and stands whole afterwards', async t => {
  const world = new World(t)
  const dir = await world.folder()
  const storage = await openNodeStorage({ dir })
  const log = storage.store.get({ name: 'own' })
  await log.ready()
  await log.append(block(0))
  const count = counting(log)
  TreeAtHand.of(log)
  writeHintsOnce(log)
  let writes = 0
  const write = log.state.storage.write.bind(log.state.storage)
  log.state.storage.write = () => (writes++, write())
  await log.append(block(1))
  assert.deepEqual([count.asked, writes], [1, 1], 'the bitfield of before')
  for (let index = 2; index < 40; index++) await log.append(block(index))
  assert.deepEqual([count.asked, writes], [1, 39])
  await assertSame(log, storage.store)
  const hash = await log.treeHash()
  await storage.close()

  const again = (await opened(t, dir)).store.get({ name: 'own' })
  await again.ready()
  assert.equal(again.contiguousLength, 40)
  assert(await again.has(0, 40))
  assert.deepEqual(await again.treeHash(), hash)
  await again.append(block(40))
  for (let index = 0; index <= 40; index++)
    assert.deepEqual(Buffer.from((await again.get(index))!), block(index))
})
