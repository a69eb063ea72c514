#!/usr/bin/env node
/**
 * `npm start`: builds what is stale and serves the field demo from a hub whose folder is `.cairn/`. Another example may
 * be named, and options of `cairn serve` may follow: `npm start -- plain --port 8000`.
 */
import { buildLandRights, buildPlain, buildReact } from './build-examples.mjs'
import { buildField } from './build-field.mjs'
import { build } from './build.mjs'
import { unlessFresh } from './build/stamp.mjs'
import { filesBelow } from './check/files.mjs'
import { root } from './run.mjs'

const builders = {
  field: outDir => buildField({ outDir }),
  plain: buildPlain,
  react: buildReact,
  'land-rights': buildLandRights
}

const rest = process.argv.slice(2)
const name = Object.hasOwn(builders, rest[0] ?? '') ? rest.shift() : 'field'
const outDir = `.cache/${name}`
const settings = [
  'package-lock.json',
  'tsconfig.json',
  'scripts/build-field.mjs',
  'scripts/build-examples.mjs',
  'scripts/build/bundle-page.mjs'
]
// Standard output begins with the "ready" line.
const log = line => console.error(line)

async function prepare() {
  await build({ log })
  const source = await filesBelow('src')
  const demo = await filesBelow(`examples/${name}`)
  const ran = await unlessFresh({
    name,
    inputs: [...source, ...demo, ...settings],
    outputs: [`${outDir}/index.html`],
    make: async () => {
      await builders[name](root + outDir)
    }
  })
  if (ran) log(`built examples/${name}`)
}

try {
  await prepare()
  const { runProcess } = await import('../dist/cli/run-process.js')
  await runProcess(['serve', '--dir', `${root}.cairn`, '--files', root + outDir, ...rest])
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
