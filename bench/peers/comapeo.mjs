/** @comapeo/core, two devices over TCP: `node comapeo.mjs sync|write|live COUNT` prints rows. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { startDevice } from './device.mjs'
import { latencyRows } from './observation.mjs'

const main = createRequire(import.meta.url).resolve('@comapeo/core')
const { version } = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8'))
const who = `@comapeo/core ${version}`
const durability = 'not synced to disk'
const [bench, countText] = process.argv.slice(2)
const count = Number(countText)
const folder = await mkdtemp(join(tmpdir(), 'comapeo-bench-'))
const holder = await startDevice('./comapeo-device.mjs', join(folder, 'holder'), 'holder')
const reader = await startDevice('./comapeo-device.mjs', join(folder, 'reader'), 'reader')
try {
  console.log(JSON.stringify(await { sync, write, live }[bench]()))
} finally {
  await Promise.all([holder.end(), reader.end()])
  await rm(folder, { recursive: true, force: true })
}

async function write() {
  await holder.ask('create')
  const { milliseconds } = await holder.ask('write', { from: 0, count })
  return [{ who, rate: (count / milliseconds) * 1000, unit: 'writes/s', durability }]
}

async function sync() {
  await joinBoth()
  await Promise.all([holder.ask('leave'), reader.ask('leave')])
  await holder.ask('write', { from: 0, count })
  await Promise.all([holder.ask('sync'), reader.ask('sync')])
  const listed = await readersRows()
  const start = performance.now()
  const done = until(() => listed() >= count, 20)
  await meet()
  await done
  const seconds = (performance.now() - start) / 1000
  return [{ who, rate: count / seconds, unit: 'observations/s until indexed', durability }]
}

async function live() {
  await joinBoth()
  await Promise.all([holder.ask('sync'), reader.ask('sync')])
  const listed = await readersRows()
  const found = []
  for (let number = 0; number < count + 5; number++) {
    const seen = until(() => listed() > number, 1).then(() => Number(process.hrtime.bigint()) / 1e6)
    const [{ at }, then] = await Promise.all([holder.ask('write', { from: number, count: 1 }), seen])
    if (number >= 5) found.push(then - at)
  }
  return latencyRows(who, found, durability)
}

/** One project on both devices, which are connected. */
async function joinBoth() {
  await holder.ask('create')
  await meet()
  await Promise.all([holder.ask('invite', await reader.ask('id')), reader.ask('accept')])
}

async function meet() {
  const [at, other] = [await holder.ask('listen'), await reader.ask('listen')]
  await Promise.all([holder.ask('connect', other), reader.ask('connect', at)])
  await Promise.all([
    holder.ask('meets', await reader.ask('id')),
    reader.ask('meets', await holder.ask('id'))
  ])
}

/** Counts the rows of the reader's own index from outside, which costs the reader nothing; its `getMany` takes seconds. */
async function readersRows() {
  const place = join(folder, 'reader', 'db')
  for (const file of await readdir(place)) {
    if (!file.endsWith('.db') || file === 'client.db') continue
    const database = new Database(join(place, file), { readonly: true, fileMustExist: true })
    const rows = database.prepare('select count(*) as held from observation')
    return () => rows.get().held
  }
  throw new Error('The reader has no project.')
}

async function until(holds, every) {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, every))
}
