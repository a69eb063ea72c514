/** Yjs, two devices over TCP, each with a log of updates on disk: `node yjs.mjs sync|write|live COUNT` prints rows. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startDevice } from './device.mjs'
import { latencyRows } from './observation.mjs'

const main = createRequire(import.meta.url).resolve('yjs')
const { version } = JSON.parse(await readFile(join(dirname(main), '..', 'package.json'), 'utf8'))
const who = `Yjs ${version}`
const durability = 'fdatasync on both sides; not encrypted, not signed'
const [bench, countText] = process.argv.slice(2)
const count = Number(countText)
const WARM_UP = 5
const folder = await mkdtemp(join(tmpdir(), 'yjs-bench-'))
const holder = await startDevice('./yjs-device.mjs', join(folder, 'holder'), 'holder')
const reader = await startDevice('./yjs-device.mjs', join(folder, 'reader'), 'reader')
try {
  console.log(JSON.stringify(await { sync, write, live }[bench]()))
} finally {
  await Promise.all([holder.end(), reader.end()])
  await rm(folder, { recursive: true, force: true })
}

async function write() {
  const { milliseconds } = await holder.ask('write', { from: 0, count })
  return [
    { who, rate: (count / milliseconds) * 1000, unit: 'writes/s', durability: 'fdatasync of each write' }
  ]
}

async function sync() {
  const port = await holder.ask('listen')
  await holder.ask('write', { from: 0, count })
  const start = Number(process.hrtime.bigint()) / 1e6
  await reader.ask('dial', port)
  const listed = await reader.ask('lists', count)
  return [{ who, rate: (count / (listed - start)) * 1000, unit: 'observations/s until listed', durability }]
}

async function live() {
  await reader.ask('dial', await holder.ask('listen'))
  const found = []
  for (let number = 0; number < count + WARM_UP; number++) {
    const seen = reader.ask('sees', number + 1)
    const [{ at }, then] = await Promise.all([holder.ask('write', { from: number, count: 1 }), seen])
    if (number >= WARM_UP) found.push(then - at)
  }
  return latencyRows(who, found, durability)
}
