/** A project that travels in files: real devices, no connection after they have joined. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { countOf, inSync, peerOf, project, stateOf, World, write } from '../peer/world.js'
import { bundleOf, unbundle } from './carried.js'

/** Ana and others that have joined; the hub is gone, so nothing passes but files. */
async function apart(world: World, ...names: readonly string[]) {
  const {
    store: ana,
    founder,
    hub,
    others,
    id
  } = await project(
    world,
    names.map(name => ({ name }))
  )
  await inSync(ana, ...others.map(({ store }) => store))
  await hub.close()
  return {
    ana,
    founder,
    id,
    others: others.map(({ store }) => store),
    devices: others.map(each => each.device)
  }
}

test('what one device wrote is on the other after a file, and the way back makes both complete', async t => {
  const { ana, others } = await apart(new World(t), 'Ben')
  const [ben] = others as [typeof ana]
  await write(ana, 'spring', 'well')
  await write(ana, 'ford')
  await write(ben, 'bridge')
  const taken = await unbundle(ben, await bundleOf(ana))
  assert.deepEqual(taken, { device: ana.info.deviceId, entries: 2, devices: 1, missing: 0, refused: 0 })
  assert.equal(await countOf(ben), 4)
  const { documents } = await ben.documents.query({ kind: 'observation', filter: { text: 'spring' } })
  assert.equal(documents[0]?.holders, 1, 'Ana has it by her own word')
  assert.equal((await stateOf(ben)).onlyHere, 1)
  assert.equal((await peerOf(ana, ben))?.complete, false)
  await unbundle(ana, await bundleOf(ben))
  assert.equal(await countOf(ana), 4)
  assert.deepEqual([(await peerOf(ana, ben))?.complete, (await stateOf(ana)).onlyHere], [true, 0])
})
