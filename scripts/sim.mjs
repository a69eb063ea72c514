#!/usr/bin/env node
/**
 * The simulator: `npm run sim -- [--seed N | --seeds FROM..TO] [--devices D] [--steps S] [--mutant NAME] [--waiting N] [--trace]
 * [--json]`, `--list-mutants`, `--all-mutants`. Ends with 1 when a seed fails, or when a mutant of all is not caught.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { mutants } from '../test/sim/mutant-list.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const LONGEST_MS = 120_000

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    devices: { type: 'string' },
    steps: { type: 'string' },
    mutant: { type: 'string' },
    waiting: { type: 'string' },
    'list-mutants': { type: 'boolean' },
    'all-mutants': { type: 'boolean' },
    trace: { type: 'boolean' },
    json: { type: 'boolean' },
    help: { type: 'boolean' }
  }
})

const HELP = `npm run sim -- [--seed N | --seeds FROM..TO] [--devices D] [--steps S] [--mutant NAME]

One project a seed, from its founding to its healing: the engine's own code over virtual logs, clocks and a network,
the same byte for byte each time. Devices write, edit, delete and restore documents of every kind, grant and reduce
roles, leave; the network parts in many shapes, is late, loses, doubles and turns the order; devices crash and lose
what was on no disk, their clocks are off by years and jump, they come back from old backups; some forge entries,
grants and junk. At the end all is joined, and must be equal byte for byte on every device (documents, members,
pages, tiles), equal to a fresh reading and to the rules as they are written, with every acknowledged write live or
replaced by one that had seen it, and every count of copies true.

  --seed N           one seed (default 1), --seeds 1..100 many; --devices D (10), --steps S (200)
  --trace            all that was done, a line each
  --json             one JSON object a seed
  --waiting N        room for so few changes that wait, that some are forgotten and read again
  --mutant NAME      breaks a rule; --list-mutants names them, --all-mutants runs each until it is caught (seeds 1..10)`

if (values.help) console.log(HELP)
else if (values['list-mutants']) console.log(mutants.map(({ name }) => name).join('\n'))
else if (values['all-mutants']) process.exitCode = await catchAll()
else process.exitCode = await run(mutantCalled(values.mutant))

function mutantCalled(name) {
  if (name === undefined) return null
  const mutant = mutants.find(other => other.name === name)
  if (!mutant) stop(`There is no mutant called ${name}. See --list-mutants.`)
  return mutant
}

function stop(sentence) {
  console.error(sentence)
  process.exit(2)
}

function wholeNumber(name, text, least) {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least) stop(`--${name} takes a whole number from ${least}.`)
  return value
}

function seedsAsked() {
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(values.seeds ?? '1..1') ?? stop('--seeds takes FROM..TO.')
  if (values.seed !== undefined)
    return [wholeNumber('seed', values.seed, 0), wholeNumber('seed', values.seed, 0)]
  return [Number(from), Number(to)]
}

/** The simulator with one rule broken, or as it is, in one file of its own. */
async function bundled(folder, mutant) {
  const outfile = join(folder, 'simulate.mjs')
  const mutate = {
    name: 'mutate',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const source = roomFor(path, await readFile(path, 'utf8'))
        if (!mutant || path !== join(root, mutant.file)) return { contents: source, loader: 'ts' }
        if (source.split(mutant.text).length !== 2) {
          return { errors: [{ text: `${mutant.name}: its text does not stand once in ${mutant.file}` }] }
        }
        return { contents: source.replace(mutant.text, () => mutant.instead), loader: 'ts' }
      })
    }
  }
  await build({
    entryPoints: [join(root, 'test/sim/simulate.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
    plugins: [mutate]
  })
  return import(pathToFileURL(outfile).href)
}

/** With `--waiting N` only so many changes of one author may wait, so that some are forgotten and read again. */
function roomFor(path, source) {
  if (values.waiting === undefined || path !== join(root, 'src/model/change-index.ts')) return source
  const changed = source.replace(
    /(?<=^const WAITING_PER_DEVICE = )[\d_]+$/m,
    wholeNumber('waiting', values.waiting, 1)
  )
  if (changed === source) throw new Error('WAITING_PER_DEVICE does not stand in change-index.ts')
  return changed
}

async function run(mutant) {
  const [from, to] = seedsAsked()
  const devices = wholeNumber('devices', values.devices ?? '10', 2)
  const steps = wholeNumber('steps', values.steps ?? '200', 1)
  const folder = await mkdtemp(join(tmpdir(), 'cairn-sim-'))
  const started = performance.now()
  const totals = {}
  try {
    const { simulate } = await bundled(folder, mutant)
    for (let seed = from; seed <= to; seed++) {
      const { trace, ...outcome } = simulate({ seed, devices, steps })
      if (values.trace) console.log(trace.join('\n'))
      if (values.json) console.log(JSON.stringify(outcome))
      else if (from === to) console.log(`seed ${seed}: ${outcome.digest}, ${sayCounts(outcome.counts)}`)
      if (outcome.failure) return fail(outcome, mutant)
      for (const [what, count] of Object.entries(outcome.counts)) totals[what] = (totals[what] ?? 0) + count
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (!values.json)
    console.log(
      `${to - from + 1} seeds of ${devices} devices and ${steps} steps passed in ${seconds} s: ${sayCounts(totals)}`
    )
  return 0
}

function sayCounts(counts) {
  return Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
}

function fail({ seed, devices, steps, failure }, mutant) {
  const again = `--seed ${seed} --devices ${devices} --steps ${steps}${mutant ? ` --mutant ${mutant.name}` : ''}`
  console.error(
    `seed ${seed} fails at step ${failure.step}: ${failure.rule}\n  ${failure.facts}\nAgain: npm run sim -- ${again} --trace`
  )
  return 1
}

/** Each mutant in a process of its own, since one may never end. */
async function catchAll() {
  let survived = 0
  for (const { name } of mutants) {
    const { code, output } = await runMutant(name)
    const caught = code === 1 && /^seed \d+ fails/m.test(output)
    if (!caught) survived++
    const [line = 'it did not end'] = output.split('\n')
    console.log(`${caught ? 'caught  ' : 'SURVIVED'} ${name}: ${line}`)
  }
  console.log(`${mutants.length - survived} caught, ${survived} survived`)
  return survived === 0 ? 0 : 1
}

function runMutant(name) {
  const { seeds = '1..10', devices = '10', steps = '200' } = values
  const args = ['--mutant', name, '--seeds', seeds, '--devices', devices, '--steps', steps]
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...args], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const clock = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  let output = ''
  child.stderr.on('data', data => (output += data))
  child.stdout.on('data', data => (output += data))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', code => {
      clearTimeout(clock)
      resolve({ code, output })
    })
  })
}
