import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { filesBelow } from '../check/files.mjs'
import { root, runNode } from '../run.mjs'

/** Whether a compiled file's source is gone. Bundles of the Worker have no source of their own name. */
function orphan(path) {
  const source = path.match(/^(.*?)(?:\.d\.ts|\.js)(?:\.map)?$/)?.[1]
  return source !== undefined && !path.startsWith('worker/') && !existsSync(`${root}src/${source}.ts`)
}

/** `src/` to `dist/` by the TypeScript compiler alone, and nothing left of sources that are gone. */
export async function compile() {
  const { code, output } = await runNode('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
  if (code !== 0) throw new Error(`The sources do not compile:\n${output.trim()}`)
  const stale = (await filesBelow('', `${root}dist/`)).filter(orphan)
  await Promise.all(stale.map(path => rm(`${root}dist/${path}`)))
}
