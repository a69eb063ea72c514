#!/usr/bin/env node
/**
 * `npm start`: builds what is stale and serves the field demo from a hub whose folder is `.cairn/`. Another example may
 * be named, and options of `cairn serve` may follow: `npm start -- plain --port 8000`.
 */
import { buildExample, isExample } from './build/example.mjs'
import { root } from './run.mjs'

const rest = process.argv.slice(2)
const name = isExample(rest[0] ?? '') ? rest.shift() : 'field'

try {
  // Standard output begins with the "ready" line.
  const files = await buildExample(name, line => console.error(line))
  const { runProcess } = await import('../dist/cli/run-process.js')
  await runProcess(['serve', '--dir', `${root}.cairn`, '--files', files, ...rest])
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
