import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { form } from './form.js'
import { disk, memory, reopen } from './kept.js'
import { link, swarm, swarmMedia } from './links.js'
import { live } from './live.js'
import { map } from './map.js'
import { pageSync } from './page-sync.js'
import { media } from './media.js'
import { measurePeers } from './peers.js'
import type { Bench, Row } from './row.js'
import { importing, sync } from './sync.js'
import { text } from './text.js'
import { write } from './write.js'

const benches = new Map<string, Bench>([
  ['sync', sync],
  ['write', write],
  ['import', importing],
  ['reopen', reopen],
  ['memory', memory],
  ['disk', disk],
  ['text', text],
  ['live', live],
  ['link', link],
  ['swarm', swarm],
  ['swarm-media', swarmMedia],
  ['media', media],
  ['page-sync', pageSync],
  ['map', map],
  ['form', form]
])

const HELP = `npm run bench -- NAME [--count N] [--batch N] [--runs N] [--json FILE] [--peers]

${[...benches].map(([name, { about, count }]) => `  ${name.padEnd(11)} ${about} (${count})`).join('\n')}

  --count   observations, of media megabytes; the default stands behind each bench
  --batch   observations in one commit, of media megabytes in one file
  --runs    how often ours and the floor are measured in turn; figures are medians
  --json    writes the result to a file
  --peers   also @comapeo/core, PouchDB and Yjs (sync, write, live); installed apart when first asked for

Each stands beside bare Hypercore with as many blocks of the same sizes, the same transport and the same syncing;
link beside the bytes alone on the same link, swarm beside one holder, map beside the map library's own source, form beside native inputs.
A ratio of 1 is as good as the floor, less is worse; docs/benchmarks.md says more.
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string' },
    batch: { type: 'string' },
    runs: { type: 'string' },
    json: { type: 'string' },
    peers: { type: 'boolean' },
    help: { type: 'boolean' }
  }
})
const name = positionals[0] ?? ''
const bench = benches.get(name)
const wrong = (['count', 'batch', 'runs'] as const).find(
  option => values[option] !== undefined && !/^[1-9]\d{0,7}$/.test(values[option])
)
if (values.help) {
  console.log(HELP)
} else if (!bench || wrong) {
  console.error(wrong ? `--${wrong} takes a whole number above 0.` : `No bench called "${name}".\n\n${HELP}`)
  process.exitCode = 2
} else {
  await run(bench)
}

async function run(bench: Bench): Promise<void> {
  const given = (option: 'count' | 'batch' | 'runs') => Number(values[option] ?? bench[option])
  const amount = { count: given('count'), batch: given('batch') }
  const load = os.loadavg()[0] ?? 0
  const runs: (readonly Row[])[] = []
  while (runs.length < given('runs')) {
    runs.push(await inFolder(folder => bench.measure(amount, folder)))
  }
  const own = medians(runs)
  const rows = values.peers ? [...own, ...(await measurePeers(name, amount.count))] : own
  const machine = `${os.cpus()[0]?.model.trim()} × ${os.cpus().length}, ${process.platform} ${os.release()}, Node ${process.versions.node}`
  const ratioToFloor = ratio(bench, rows, 0)
  console.table(
    rows.map((row, place) => ({
      who: row.who,
      figure: Number(row.rate.toPrecision(4)),
      unit: row.unit,
      ratio: row.who === 'cairnkit' ? ratio(bench, rows, place).toFixed(2) : '',
      'µs of processor': row.processor === undefined ? '' : Math.round(row.processor),
      durability: row.durability
    }))
  )
  console.log(`${machine}; load at the start ${load.toFixed(1)}`)
  console.log(`${amount.count} in commits of ${amount.batch}, ${runs.length} run(s), medians`)
  console.log(`ratio to the floor: ${ratioToFloor.toFixed(2)}`)
  const result = { bench: name, at: new Date().toISOString(), machine, rows, ratioToFloor }
  if (values.json) await writeFile(values.json, JSON.stringify(result, null, 2) + '\n')
}

/** A row of ours against the next row, which is its floor: 1 is as good, less is worse. */
function ratio({ isCost }: Bench, rows: readonly Row[], place: number): number {
  const ours = rows[place]?.rate ?? NaN
  const floor = rows[place + 1]?.rate ?? NaN
  return isCost ? floor / ours : ours / floor
}

/** Every run gives the same rows in the same order. */
function medians(runs: readonly (readonly Row[])[]): readonly Row[] {
  const [first = []] = runs
  return first.map((row, place) => {
    const rate = median(runs.map(rows => rows[place]?.rate ?? NaN))
    const processor = median(runs.flatMap(rows => rows[place]?.processor ?? []))
    return row.processor === undefined ? { ...row, rate } : { ...row, rate, processor }
  })
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(os.tmpdir(), 'cairn-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
