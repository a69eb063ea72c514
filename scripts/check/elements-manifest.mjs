import { readFile } from 'node:fs/promises'
import { manifest } from '../build/manifest.mjs'
import { root } from '../run.mjs'

/** Complains when the element manifest in the repository is not the one that the sources make. */
export async function freshManifest() {
  const kept = await readFile(`${root}custom-elements.json`, 'utf8').catch(error => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (kept === (await manifest())) return []
  return ['custom-elements.json is not what the sources make: run npm run build and commit it.']
}
