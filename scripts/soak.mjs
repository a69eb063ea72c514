#!/usr/bin/env node
/**
 * Real devices in processes of their own, on real folders and sockets: `npm run soak [-- --seed N --minutes M]
 * [--devices D] [--steps S] [--trace]`. One project after the other until the time is over, at least one. Ends with 1
 * when something was lost, differs, or was said to be where it is not.
 */
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { root } from './run.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1' },
    devices: { type: 'string', default: '5' },
    steps: { type: 'string', default: '120' },
    trace: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
  }
})

function number(name, least) {
  const value = Number(values[name])
  if (Number.isFinite(value) && value >= least) return value
  console.error(`--${name} takes a number from ${least}.`)
  process.exit(2)
}

if (values.help) {
  console.log('npm run soak [-- --seed N --minutes M --devices D --steps S --trace]')
  process.exit(0)
}

const folder = await mkdtemp(join(tmpdir(), 'cairn-soak-'))
try {
  process.exitCode = await run()
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function run() {
  const [seed, minutes, devices, steps] = [
    number('seed', 0),
    number('minutes', 0),
    number('devices', 4),
    number('steps', 1)
  ]
  const { soak } = await bundled()
  const until = performance.now() + minutes * 60_000
  const totals = {}
  let runs = 0
  do {
    const at = seed + runs++
    const dir = join(folder, `project-${at}`)
    await mkdir(dir)
    const say = values.trace ? console.log : () => undefined
    try {
      const outcome = await soak({
        seed: at,
        devices,
        steps,
        dir,
        program: join(folder, 'device-process.mjs'),
        say
      })
      for (const [what, count] of Object.entries(outcome)) totals[what] = (totals[what] ?? 0) + count
      console.log(`seed ${at}: ${sayCounts(outcome)}`)
    } catch (error) {
      console.error(`seed ${at} fails: ${error.stack}`)
      console.error(
        `Again: npm run soak -- --seed ${at} --devices ${devices} --steps ${steps} --minutes 0 --trace`
      )
      return 1
    }
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  } while (performance.now() < until)
  console.log(`${runs} projects soaked, nothing lost: ${sayCounts(totals)}`)
  return 0
}

function sayCounts(counts) {
  return Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')
}

/** Both programs in one file each: a device is started many times. */
async function bundled() {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await build({
    entryPoints: [join(root, 'test/soak/soak.ts'), join(root, 'test/soak/device-process.ts')],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning'
  })
  return import(pathToFileURL(join(folder, 'soak.mjs')).href)
}
