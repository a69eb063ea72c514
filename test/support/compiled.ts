import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What finds its compiled part beside its own files. */
const NATIVE = ['*-native', 'fs-native-extensions', 'node-datachannel', 'node-datachannel/*', 'esbuild']
/** Packages of the older kind ask for others, and for where they are, in their own way. */
const REQUIRE = [
  "import { createRequire } from 'node:module'",
  'const require = createRequire(import.meta.url)',
  "const __filename = process.argv[1] ?? ''",
  "const __dirname = __filename.replace(/[^/]*$/, '.')"
].join('\n')

/** A program of this repository as one file, for tests that start it so often that compiling would cost most. */
export async function compiled(entry: URL): Promise<string> {
  const outfile = join(root, '.cache', 'programs', `${basename(entry.pathname, '.ts')}-${process.pid}.mjs`)
  await build({
    entryPoints: [fileURLToPath(entry)],
    outfile,
    bundle: true,
    external: NATIVE,
    banner: { js: REQUIRE },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent'
  })
  process.on('exit', () => rmSync(outfile, { force: true }))
  return outfile
}
