import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { root } from '../run.mjs'

const stampFile = name => `${root}.cache/build/${name}.sha256`

async function digest(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    hash.update(`${path}\0`)
    hash.update(await readFile(root + path))
    hash.update('\0')
  }
  return hash.digest('hex')
}

const unlessAbsent = error => {
  if (error.code === 'ENOENT') return undefined
  throw error
}

/**
 * Runs `make` unless it ran before on the same inputs and what it made is still there. The contents decide, not the
 * clock: a checkout sets all times anew.
 *
 * @param {{ name: string, inputs: readonly string[], outputs: readonly string[], make: () => Promise<void> }} step
 *   paths from the repository's folder; `outputs` are those by whose presence the step counts as done
 * @returns {Promise<boolean>} whether it ran
 */
export async function unlessFresh({ name, inputs, outputs, make }, force = false) {
  const wanted = await digest(inputs)
  const file = stampFile(name)
  const found = await readFile(file, 'utf8').catch(unlessAbsent)
  const present = await Promise.all(outputs.map(path => stat(root + path).catch(unlessAbsent)))
  if (!force && found === wanted && present.every(Boolean)) return false
  // A step that fails half-way has overwritten what the old stamp stood for.
  await rm(file, { force: true })
  await make()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, wanted)
  return true
}
