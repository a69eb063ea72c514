import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../scripts/bench.mjs', import.meta.url))

function run(args: readonly string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (bytes: Buffer) => (output += bytes.toString()))
    child.stderr.on('data', (bytes: Buffer) => (output += bytes.toString()))
    child.on('error', reject)
    child.on('close', code => resolve({ code, output }))
  })
}

/** Runs a bench and gives what it wrote. */
async function measured(t: TestContext, name: string, count: number): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-test-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const file = join(folder, 'result.json')
  const { code, output } = await run([name, '--count', String(count), '--runs', '1', '--json', file])
  assert.equal(code, 0, output)
  assert.match(output, /cairnkit/)
  assert.match(output, /ratio to the floor: \d/)
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>
}

const EXPECTED = [
  ['cairnkit', 'observations/s until listed'],
  ['hypercore', 'blocks/s until replicated']
]

test('a bench measures ours and the floor and writes both down', async t => {
  const result = await measured(t, 'sync', 5)
  assert.deepEqual(Object.keys(result), ['bench', 'at', 'machine', 'rows', 'ratioToFloor'])
  assert.equal(result.bench, 'sync')
  assert.ok(!Number.isNaN(Date.parse(String(result.at))))
  assert.match(String(result.machine), /Node \d+/)
  const rows = result.rows as { who: string; rate: number; unit: string; durability: string }[]
  assert.deepEqual(
    rows.map(({ who, unit }) => [who, unit]),
    EXPECTED
  )
  for (const { rate, durability } of rows) {
    assert.ok(rate > 0 && Number.isFinite(rate))
    assert.match(durability, /fdatasync/)
  }
  const [ours = NaN, floor = NaN] = rows.map(({ rate }) => rate)
  assert.ok(Math.abs(Number(result.ratioToFloor) - ours / floor) < 1e-9)
})

test('what it does not know is said, and nothing runs', async () => {
  const unknown = await run(['speed'])
  assert.equal(unknown.code, 2)
  assert.match(unknown.output, /No bench called "speed"/)
  const zero = await run(['sync', '--count', '0'])
  assert.equal(zero.code, 2)
  assert.match(zero.output, /--count takes a whole number above 0/)
})
