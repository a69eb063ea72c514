/** Builds the examples, each into a folder that any web server can serve. All need a fresh `dist/`. */
import { cp, mkdir, rm } from 'node:fs/promises'
import { root } from './run.mjs'

/** `examples/plain`: a page of HTML beside the kit in one script, both as they are. */
export async function buildPlain(outDir) {
  await rm(outDir, { recursive: true, force: true })
  await mkdir(outDir, { recursive: true })
  await cp(`${root}examples/plain`, outDir, { recursive: true })
  await cp(`${root}dist/page`, `${outDir}/cairnkit`, { recursive: true })
}
