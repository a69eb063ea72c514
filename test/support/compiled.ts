import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A program of this repository as one file, for tests that start it so often that compiling would cost most. */
export async function compiled(entry: URL): Promise<string> {
  const outfile = join(root, '.cache', 'programs', `${basename(entry.pathname, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent'
  })
  process.on('exit', () => rmSync(outfile, { force: true }))
  return outfile
}
