#!/usr/bin/env node
/**
 * `npm start`: builds what is stale and serves the field demo from a hub whose folder is `.cairn/`. Options of
 * `cairn serve` may follow: `npm start -- --port 8000`.
 */
import { buildField } from './build-field.mjs'
import { build } from './build.mjs'
import { unlessFresh } from './build/stamp.mjs'
import { filesBelow } from './check/files.mjs'
import { root } from './run.mjs'

const outDir = '.cache/field'
// Standard output begins with the "ready" line.
const log = line => console.error(line)

async function prepare() {
  await build({ log })
  const source = await filesBelow('src')
  const demo = await filesBelow('examples/field')
  const ran = await unlessFresh({
    name: 'field',
    inputs: [...source, ...demo, 'package-lock.json', 'tsconfig.json', 'scripts/build-field.mjs'],
    outputs: [`${outDir}/main.js`, `${outDir}/index.html`],
    make: async () => {
      await buildField({ outDir: root + outDir })
    }
  })
  if (ran) log('built the field demo')
}

try {
  await prepare()
  const { runProcess } = await import('../dist/cli/run-process.js')
  await runProcess(['serve', '--dir', `${root}.cairn`, '--files', root + outDir, ...process.argv.slice(2)])
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
