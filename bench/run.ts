import { writeFile } from 'node:fs/promises'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { benchSync } from './sync.js'
import type { Row } from './row.js'

const HELP = `npm run bench -- NAME [--count N] [--json FILE]

  sync   10,000 observations written one at a time on one device, then the time from another device's dial until
         it lists them all; beside bare Hypercore with the same block sizes, transport and syncing
`

const benches = new Map<string, (options: { readonly count?: number }) => Promise<readonly Row[]>>([
  ['sync', benchSync]
])

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean' } }
})
const name = positionals[0] ?? ''
const bench = benches.get(name)
const count = values.count === undefined ? undefined : Number(values.count)
if (values.help) {
  console.log(HELP)
} else if (!bench || (count !== undefined && !(Number.isInteger(count) && count > 0))) {
  console.error(bench ? '--count takes a whole number above 0.' : `No bench called "${name}".\n\n${HELP}`)
  process.exitCode = 2
} else {
  await run(bench)
}

async function run(measure: NonNullable<typeof bench>): Promise<void> {
  const rows = await measure(count === undefined ? {} : { count })
  const ours = rows.find(row => row.who === 'cairnkit')?.rate ?? 0
  const floor = rows.find(row => row.who === 'hypercore')?.rate ?? 0
  const machine = `${os.cpus()[0]?.model.trim()} × ${os.cpus().length}, ${process.platform} ${os.release()}, Node ${process.versions.node}`
  const result = { bench: name, at: new Date().toISOString(), machine, rows, ratioToFloor: ours / floor }
  console.table(rows)
  console.log(`ratio to the floor: ${result.ratioToFloor.toFixed(2)}`)
  if (values.json) await writeFile(values.json, JSON.stringify(result, null, 2) + '\n')
}
