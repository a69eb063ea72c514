/** What a device says of the others is never more than what they hold, whatever the schedule. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { DOCUMENT_KINDS, LOGS } from '../../src/model/index.js'
import type { ProjectStore, StoredDocument } from '../../src/sync/adapter.js'
import { Random } from '../sim/random.js'
import {
  countOf,
  edit,
  eventually,
  inSync,
  peerOf,
  project,
  stateOf,
  World,
  write,
  type Hub
} from './world.js'

interface Person {
  readonly store: ProjectStore
  readonly hub: Hub | null
  isLinked: boolean
}

const documentsOf = async (store: ProjectStore): Promise<readonly StoredDocument[]> => {
  const pages = DOCUMENT_KINDS.map(kind => store.documents.query({ kind, limit: 500 }))
  return (await Promise.all(pages)).flatMap(({ documents }) => documents)
}

/** First what one says, then what the others hold: that only grows meanwhile. */
async function checkTruth(one: ProjectStore, others: readonly ProjectStore[]): Promise<void> {
  const said = await stateOf(one)
  const documents = await documentsOf(one)
  for (const other of others) {
    const peer = said.peers.find(({ deviceId }) => deviceId === other.info.deviceId)
    const own = await peerOf(other, one)
    // They may not know of each other yet.
    if (!peer || !own) continue
    for (const name of LOGS) {
      const { have, want, give, total } = peer.logs[name]
      assert(Math.min(have, want, give) >= 0 && have + want === total, name)
      assert(
        total - give <= own.logs[name].have,
        `${name}: said to hold ${total - give}, holds ${own.logs[name].have}`
      )
      if (peer.complete) assert(own.logs[name].have >= have, `${name}: said to be complete`)
    }
  }
  for (const document of documents) {
    let copies = 0
    for (const other of others) {
      const there = await other.documents.get(document.id)
      // Only its author edits it here: who has the last edit has all before it.
      if (there && there.updatedAt >= document.updatedAt) copies++
    }
    assert(document.holders <= copies, `said to be on ${document.holders} others, is on ${copies}`)
  }
}

test('what is said of the others is never more than they hold, and in the end all of it', async t => {
  const random = new Random(8)
  const found = await project(new World(t), [{ name: 'Ben', role: 'coordinator' }, { name: 'Cleo' }])
  const people: readonly Person[] = [
    { store: found.store, hub: null, isLinked: true },
    ...found.others.map(({ store }) => ({ store, hub: found.hub, isLinked: true }))
  ]
  const stores = people.map(({ store }) => store)
  for (let step = 0; step < 60; step++) {
    const person = random.pick(people)
    const { store, hub } = person
    const act = random.weighted({ write: 5, edit: 3, link: 2, look: 4 })
    if (act === 'write')
      await write(store, ...Array.from({ length: 1 + random.below(20) }, (_, at) => `${step} ${at}`))
    if (act === 'edit') {
      const own = (await documentsOf(store)).filter(({ createdBy }) => createdBy === store.info.deviceId)
      const doc = own.find(({ kind }) => kind === 'observation')
      if (doc) await store.documents.commit([edit(doc.id, 'tag/note', `edit ${step}`)])
    }
    if (act === 'link' && hub) {
      if (person.isLinked) await store.sync!.disconnect(hub.url)
      else await store.sync!.connect(hub.url)
      person.isLinked = !person.isLinked
    }
    if (act === 'look')
      await checkTruth(
        store,
        stores.filter(other => other !== store)
      )
  }
  for (const { store, hub } of people) if (hub) await store.sync!.connect(hub.url)
  await inSync(found.store, stores[1]!)
  await inSync(found.store, stores[2]!)
  for (const store of stores) {
    await eventually('nothing is only here', async () => (await stateOf(store)).onlyHere === 0)
    assert.equal(await countOf(store), await countOf(found.store))
    await checkTruth(
      store,
      stores.filter(other => other !== store)
    )
  }
})
