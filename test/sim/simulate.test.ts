import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { mutants } from './mutant-list.mjs'
import { simulate } from './simulate.js'

const command = fileURLToPath(new URL('../../scripts/sim.mjs', import.meta.url))
const sim = (...args: readonly string[]) =>
  spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', timeout: 60_000 })

test('nothing diverges and nothing is lost, whatever the seed', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const { failure, counts } = simulate({ seed, devices: 5, steps: 60 })
    assert.equal(failure, null, `seed ${seed}`)
    assert.ok(counts['checkedWrites']! > 0, `seed ${seed} has writes to look for`)
  }
})

test('a seed gives the same run again, byte for byte', () => {
  const options = { seed: 4, devices: 5, steps: 60 }
  const first = simulate(options)
  const again = simulate(options)
  assert.deepEqual(again, first)
  assert.notEqual(simulate({ ...options, seed: 5 }).digest, first.digest)
})

test('a run meets removals, refused entries and adversaries', () => {
  const traces = [1, 2, 3].map(seed => simulate({ seed, devices: 5, steps: 60 }))
  const text = traces.flatMap(({ trace }) => trace).join('\n')
  for (const act of ['reduce', 'forges', 'crashes', 'backup', 'changes its clock', 'as it was', 'deletes']) {
    assert.ok(text.includes(act), act)
  }
  assert.ok(traces.some(({ counts }) => counts['quarantined']! > 0))
})

for (const name of ['removal-takes-back-the-past', 'rights-are-judged-once']) {
  test(`a broken rule is caught: ${name}`, () => {
    const { status, stderr } = sim('--mutant', name, '--seeds', '1..10', '--devices', '5', '--steps', '60')
    assert.equal(status, 1)
    assert.match(stderr, /^seed \d+ fails at step \d+: [a-z-]+\n/)
  })
}

test('the names of the mutants are listed, one a line', () => {
  const { status, stdout } = sim('--list-mutants')
  assert.equal(status, 0)
  const names = stdout.trim().split('\n')
  assert.ok(names.length >= 8)
  assert.equal(new Set(names).size, names.length)
})

test('each mutant changes one place of the code as it is now', async () => {
  for (const { name, file, text } of mutants) {
    const source = await readFile(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8')
    assert.equal(source.split(text).length, 2, name)
  }
})
