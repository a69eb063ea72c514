/** PouchDB with LevelDB on disk: `node pouchdb.mjs sync|write|live COUNT` prints rows. Both ends run in this process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PouchDB from 'pouchdb'
import { forPouch, latencyRows } from './observation.mjs'

const who = `PouchDB ${createRequire(import.meta.url)('pouchdb/package.json').version}`
const durability = 'not synced to disk; no network between'
const [bench, countText] = process.argv.slice(2)
const count = Number(countText)
const folder = await mkdtemp(join(tmpdir(), 'pouchdb-bench-'))
const here = new PouchDB(join(folder, 'a'))
const there = new PouchDB(join(folder, 'b'))
try {
  console.log(JSON.stringify(await { sync, write, live }[bench]()))
} finally {
  await Promise.all([here.close(), there.close()])
  await rm(folder, { recursive: true, force: true })
}

async function putAll() {
  const start = performance.now()
  for (let number = 0; number < count; number++) await here.put(forPouch(number))
  return (performance.now() - start) / 1000
}

async function write() {
  return [{ who, rate: count / (await putAll()), unit: 'writes/s', durability: 'not synced to disk' }]
}

async function sync() {
  await putAll()
  const start = performance.now()
  await here.replicate.to(there, { batch_size: 1000 })
  const { rows } = await there.allDocs({ include_docs: true })
  const seconds = (performance.now() - start) / 1000
  if (rows.length !== count) throw new Error(`${rows.length} documents of ${count} arrived.`)
  return [{ who, rate: count / seconds, unit: 'documents/s until listed', durability }]
}

async function live() {
  const replication = here.replicate.to(there, { live: true })
  const seen = new Map()
  const changes = there.changes({ since: 'now', live: true }).on('change', ({ id }) => seen.get(id)?.())
  const found = []
  for (let number = 0; number < count + 5; number++) {
    const document = forPouch(number)
    const arrived = new Promise(resolve => seen.set(document._id, resolve))
    const start = performance.now()
    await Promise.all([here.put(document), arrived])
    if (number >= 5) found.push(performance.now() - start)
  }
  changes.cancel()
  replication.cancel()
  await new Promise(resolve => replication.on('complete', resolve))
  return latencyRows(who, found, durability)
}
