/** Programs killed while they save and sync, with and without the power going: nothing that was said to be saved is lost. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { DocumentId } from '../../src/model/index.js'
import {
  countOf,
  eventually,
  inviteTo,
  inSync,
  joined,
  noteOf,
  project,
  World,
  write
} from '../peer/world.js'
import { saveAndKill } from '../storage-node/killed.js'
import { buildSyncLog } from '../storage-node/power.js'

const ROUNDS = Number(process.env['CAIRN_ROUNDS'] ?? 100)
const MINUTES = 20
const options = { timeout: MINUTES * 60_000 }
/** How many are saved in a round. */
const countIn = (round: number) => 1 + ((round * 17) % 60)

async function alone(world: World, syncLog?: string): Promise<void> {
  const dir = await world.folder()
  const saved: DocumentId[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const now = await saveAndKill({ world, dir, count: countIn(round), ...(syncLog && { syncLog }) })
    assert(now.length >= countIn(round), 'it saved')
    saved.push(...now)
    const device = await world.device('Ana', { dir })
    const [info] = await device.peer.list()
    const store = await device.peer.open(info!.id)
    const missing = []
    for (const id of saved) if (typeof (await noteOf(store, id)) !== 'string') missing.push(id)
    assert.deepEqual(missing, [], `round ${round}`)
    assert((await countOf(store)) <= saved.length + round + 1, 'at most those under way besides')
    assert.equal(store.info.readOnly, undefined)
    await device.close()
  }
}

async function together(world: World, syncLog?: string): Promise<void> {
  const found = await project(world, [])
  const first = await world.device('Ben')
  await joined(first, await inviteTo(found.store), found.hub)
  await first.close()
  const { dir } = first
  const saved: DocumentId[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const writing = write(found.store, ...Array.from({ length: 40 }, (_, at) => `hub ${round}/${at}`))
    const killing = { world, dir, hub: found.hub.url, count: countIn(round), ...(syncLog && { syncLog }) }
    saved.push(...(await saveAndKill(killing)), ...(await writing))
  }
  const device = await world.device('Ben', { dir })
  const [info] = await device.peer.list()
  const store = await device.peer.open(info!.id)
  await store.sync!.connect(found.hub.url)
  await inSync(store, found.store)
  await eventually('equal', async () => (await countOf(store)) === (await countOf(found.store)))
  for (const one of [store, found.store]) {
    const missing = []
    for (const id of saved) if (typeof (await noteOf(one, id)) !== 'string') missing.push(id)
    assert.deepEqual(missing, [])
    assert.deepEqual((await one.sync!.state()).twoHistories ?? [], [])
  }
  await write(store, 'after all that')
  await inSync(store, found.store)
}

test('killed while saving', options, t => alone(new World(t)))

test('killed while saving and syncing', options, t => together(new World(t)))

test('the power goes while saving', options, async t => {
  const world = new World(t)
  const syncLog = buildSyncLog(await world.folder())
  if (!syncLog) return t.skip('needs a C compiler on Linux')
  await alone(world, syncLog)
})

test('the power goes while saving and syncing', options, async t => {
  const world = new World(t)
  const syncLog = buildSyncLog(await world.folder())
  if (!syncLog) return t.skip('needs a C compiler on Linux')
  await together(world, syncLog)
})
