/** A device that shows different entries to different devices at one place of its log. */
import assert from 'node:assert/strict'
import { cp, rm } from 'node:fs/promises'
import test from 'node:test'
import { createChange, encodeChanges, type DocumentId } from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { bundleOf, unbundle } from '../bundle/carried.js'
import { turnRogue, type Rogue } from './rogue.js'
import {
  countOf,
  edit,
  eventually,
  inSync,
  inviteTo,
  joined,
  project,
  stateOf,
  World,
  write
} from './world.js'

interface TwoFaced {
  readonly found: Awaited<ReturnType<typeof project>>
  readonly ana: ProjectStore
  readonly cleo: ProjectStore
  /** The same device twice, each with its own end of the log. */
  readonly faces: readonly [Rogue, Rogue]
  readonly liar: string
}

/** Ben's device and a copy of it, each of which goes on with so many entries of its own; nobody has heard of them. */
async function twoFaced(world: World, lengths: readonly [number, number]): Promise<TwoFaced> {
  const found = await project(world, [{ name: 'Ben' }, { name: 'Cleo', role: 'coordinator' }])
  const [ben, cleo] = found.others as [(typeof found.others)[0], (typeof found.others)[0]]
  await write(ben.store, 'before')
  await inSync(found.store, ben.store, cleo.store)
  const copy = await world.folder()
  await ben.device.close()
  await cp(ben.device.dir, copy, { recursive: true })
  await rm(`${copy}/logs/CORESTORE`, { force: true })
  const first = await turnRogue(world, ben.device, found.id)
  const second = await turnRogue(world, { ...ben.device, dir: copy, close: async () => undefined }, found.id)
  const heads = first.peer.index.membership.heads()
  for (const [at, face] of [first, second].entries()) {
    const entries = Array.from({ length: lengths[at]! }, (_, place) => {
      const set = new Map([['tag/note', `story ${at}, ${place}`]])
      return encodeChanges({ at: 1, heads, changes: [createChange('observation', set)] })
    })
    await face.append('data', ...entries)
  }
  return {
    found,
    ana: found.store,
    cleo: cleo.store,
    faces: [first, second],
    liar: ben.store.info.deviceId
  }
}

const idsOf = async (store: ProjectStore, note: string): Promise<readonly DocumentId[]> => {
  const { documents } = await store.documents.query({ kind: 'observation' })
  return documents.filter(({ fields }) => fields.get('tag/note')?.value === note).map(({ id }) => id)
}

const saysSo = (store: ProjectStore, liar: string) =>
  eventually('it is said', async () => (await stateOf(store)).twoHistories?.includes(liar as never) === true)

for (const lengths of [
  [1, 2],
  [2, 2]
] as const) {
  test(`two histories of ${lengths.join(' and ')} entries freeze the log, and are said`, async t => {
    const world = new World(t)
    const { found, ana, faces, liar } = await twoFaced(world, lengths)
    await faces[0].meet(found.hub)
    await eventually('the first story', async () => (await countOf(ana)) === 1 + lengths[0])
    await faces[0].peer.close()
    await faces[1].meet(found.hub)
    await saysSo(ana, liar)
    const items = await ana.documents.query({ kind: 'observation' })
    assert.equal(items.total, 1 + lengths[0], 'what was read stays, and nothing of the other story comes')
    assert.deepEqual([...new Set(items.documents.map(({ holders }) => holders))], [0])
    const late = await joined(await world.device('Late'), await inviteTo(ana), found.hub)
    await write(late, 'still here')
    await eventually('an honest one', async () => (await countOf(ana)) === 2 + lengths[0])
    await found.hub.close()
    await found.founder.close()
    const again = await (await world.device('Ana', { dir: found.founder.dir })).peer.open(found.id)
    assert.deepEqual((await stateOf(again)).twoHistories, [liar], 'and not forgotten')
    assert.equal(await countOf(again), 2 + lengths[0])
  })
}

test('two honest devices that were told different stories find out when they meet', async t => {
  const world = new World(t)
  const { found, ana, cleo, faces, liar } = await twoFaced(world, [1, 1])
  await cleo.sync!.disconnect(found.hub.url)
  await faces[0].meet(found.hub)
  await eventually('one story', async () => (await countOf(ana)) === 2)
  await faces[0].peer.close()
  const second = await world.hub(found.others[1]!.device)
  await faces[1].meet(second)
  await eventually('the other story', async () => (await countOf(cleo)) === 2)
  await faces[1].peer.close()
  const [known] = await idsOf(ana, 'before')
  const [story] = await idsOf(cleo, 'story 1, 0')
  await cleo.documents.commit([edit(story!, 'tag/seen', true), edit(known!, 'tag/seen', true)])
  await write(cleo, 'by Cleo')
  await cleo.sync!.connect(found.hub.url)
  await saysSo(ana, liar)
  await saysSo(cleo, liar)
  await write(ana, 'by Ana')
  await eventually('what Ana wrote', async () => (await idsOf(cleo, 'by Ana')).length === 1)
  await eventually('what Cleo wrote', async () => (await idsOf(ana, 'by Cleo')).length === 1)
  const seen = async (id: DocumentId) => (await ana.documents.get(id))?.fields.get('tag/seen')?.value
  await eventually('her edit of what both have', async () => (await seen(known!)) === true)
  const storiesAt = async (store: ProjectStore) =>
    [await idsOf(store, 'story 0, 0'), await idsOf(store, 'story 1, 0')].map(({ length }) => length)
  assert.deepEqual(
    [await storiesAt(ana), await storiesAt(cleo)],
    [
      [1, 0],
      [0, 1]
    ],
    'each keeps its end'
  )
  assert.equal(await ana.documents.get(story!), null, 'what was added to the other end waits')
  assert.equal((await stateOf(ana)).quarantined, 0)
})

test('a file counts no copy of a log with two histories', async t => {
  const world = new World(t)
  const { found, ana, cleo, faces, liar } = await twoFaced(world, [1, 2])
  await faces[0].meet(found.hub)
  await eventually('the first story', async () => (await countOf(ana)) + (await countOf(cleo)) === 4)
  const file = await bundleOf(cleo)
  await faces[0].peer.close()
  await faces[1].meet(found.hub)
  await saysSo(ana, liar)
  await unbundle(ana, file)
  const { documents } = await ana.documents.query({ kind: 'observation' })
  assert.deepEqual(
    documents.map(({ holders }) => holders),
    [0, 0]
  )
})

for (const lengths of [
  [1, 1],
  [2, 1],
  [1, 2]
] as const) {
  test(`a file counts no copy of another history before two are proved: ${lengths.join(' and ')} entries`, async t => {
    const world = new World(t)
    const { found, ana, cleo, faces } = await twoFaced(world, lengths)
    await cleo.sync!.disconnect(found.hub.url)
    await faces[0].meet(found.hub)
    await eventually('one story', async () => (await countOf(ana)) === 1 + lengths[0])
    await faces[0].peer.close()
    const second = await world.hub(found.others[1]!.device)
    await faces[1].meet(second)
    await eventually('the other story', async () => (await countOf(cleo)) === 1 + lengths[1])
    await faces[1].peer.close()
    await unbundle(ana, await bundleOf(cleo))
    const { documents } = await ana.documents.query({ kind: 'observation' })
    const stories = documents.filter(({ fields }) =>
      (fields.get('tag/note')?.value as string | undefined)?.startsWith('story')
    )
    assert.deepEqual(
      stories.map(({ holders }) => holders),
      stories.map(() => 1),
      "Ben's own word, and not Cleo's"
    )
  })
}
