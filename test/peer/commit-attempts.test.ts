/** A commit whose answer was lost is asked for again: it is written once, also over a crash. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { CairnError, type ProjectId } from '../../src/model/index.js'
import type { Commit, CommitAttempt, ProjectStore } from '../../src/sync/adapter.js'
import { WrittenCommits } from '../../src/sync/peer/written-commits.js'
import { localFiles } from '../../src/sync/storage/node/local-files.js'
import { World } from './world.js'

const attempt = (digit: string, again = false, at = 1): CommitAttempt => ({
  token: digit.repeat(32),
  at,
  again
})
const observation = (note: string): Commit => ({
  type: 'create',
  kind: 'observation',
  set: new Map([['t/note', note]])
})
const PROJECT = 'a'.repeat(64) as ProjectId

async function count(store: ProjectStore): Promise<number> {
  return store.documents.count({ kind: 'observation' })
}

test('the same attempt again gives the same ids and writes nothing', async t => {
  const device = await new World(t).device('ana')
  const { id } = await device.peer.create({ name: 'Once', deviceName: 'ana' })
  const store = await device.peer.open(id)
  const commits = [observation('one'), observation('two')]
  const first = await store.documents.commit(commits, attempt('1'))
  assert.deepEqual(await store.documents.commit(commits, attempt('1', true)), first)
  assert.equal(await count(store), 2)
  const [one] = first
  assert.ok(one)
  const edit: Commit = { type: 'edit', id: one, set: new Map([['t/note', 'three']]) }
  await store.documents.commit([edit], attempt('2'))
  assert.deepEqual(await store.documents.commit([edit], attempt('2', true)), [one])
})

test('both at the same time write once', async t => {
  const device = await new World(t).device('ana')
  const { id } = await device.peer.create({ name: 'Once', deviceName: 'ana' })
  const store = await device.peer.open(id)
  const [first, second] = await Promise.all([
    store.documents.commit([observation('one')], attempt('1')),
    store.documents.commit([observation('one')], attempt('1', true))
  ])
  assert.deepEqual(first, second)
  assert.equal(await count(store), 1)
})

test('an attempt is known after the device was opened again, one that was not written is written', async t => {
  const world = new World(t)
  const device = await world.device('ana')
  const { id } = await device.peer.create({ name: 'Once', deviceName: 'ana' })
  const before = await device.peer.open(id)
  const ids = await before.documents.commit([observation('one')], attempt('1'))
  await device.close()
  const again = await world.device('ana', { dir: device.dir })
  const store = await again.peer.open(id)
  assert.deepEqual(await store.documents.commit([observation('one')], attempt('1', true)), ids)
  await store.documents.commit([observation('two')], attempt('2', true))
  assert.equal(await count(store), 2)
})

test('what was noted and not appended is struck out before another entry takes its place', async t => {
  const files = localFiles(await new World(t).folder())
  const written = await WrittenCommits.open(files, PROJECT, () => 0)
  await written.note(attempt('1'), { log: 'data', start: 5, count: 1 })
  await written.note(attempt('2'), { log: 'data', start: 4, count: 1 })
  const opened = await WrittenCommits.open(files, PROJECT, () => 5)
  assert.equal(opened.find(attempt('1', true)), null)
  assert.equal(opened.find(attempt('2', true))?.start, 4)
  const later = await WrittenCommits.open(files, PROJECT, () => 9)
  assert.equal(later.find(attempt('1', true)), null, 'also when the log has grown since')
})

test('an attempt from before all that is remembered is neither repeated nor taken for written', async t => {
  const files = localFiles(await new World(t).folder())
  let written = await WrittenCommits.open(files, PROJECT, () => 1_000)
  const token = (n: number) => n.toString(16).padStart(32, '0')
  for (let n = 0; n < 520; n++) {
    await written.note({ token: token(n), at: n, again: false }, { log: 'data', start: n, count: 1 })
  }
  for (let round = 0; round < 2; round++) {
    const unknown = (error: unknown) => CairnError.is(error, 'outcome-unknown')
    assert.throws(() => written.find({ token: token(3), at: 3, again: true }), unknown)
    assert.equal(written.find({ token: token(519), at: 519, again: true })?.start, 519)
    assert.equal(written.find({ token: token(9_999), at: 600, again: true }), null)
    assert.equal(written.find({ token: token(9_999), at: 2, again: false }), null)
    written = await WrittenCommits.open(files, PROJECT, () => 1_000)
  }
})
