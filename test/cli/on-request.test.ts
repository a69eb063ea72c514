import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { openPeer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { makeSocket, write } from '../peer/world.js'
import { inviteFrom, projectIn, serve, statusOf, succeed } from './run-cairn.js'

test('a project that syncs on request is served, and synced when that is asked for', async t => {
  const { base, dir } = await projectIn(t)
  const peer = await openPeer({ storage: await openNodeStorage({ dir }), makeSocket })
  const [info] = await peer.list()
  const store = await peer.open(info!.id)
  const set = new Map([['sync', 'on-request']])
  await store.documents.commit([{ type: 'create', kind: 'projectSettings', set }])
  await write(store, 'spring')
  await peer.close()
  const hub = await serve(t, dir)
  const b = join(base, 'b')
  await succeed(['join', await inviteFrom(dir), '--via', hub.ws, '--device', 'Phone', '--dir', b])
  const [said] = await succeed(['sync', '--via', hub.ws, '--until-complete', '--timeout', '40', '--dir', b])
  assert.equal(said, 'complete with Laptop')
  assert.equal((await statusOf(b)).documents['observation'], 1)
})
