import { readFile } from 'node:fs/promises'
import { root } from '../run.mjs'

/** Complains of every dependency that is not pinned to one version. */
export function inexact(manifest) {
  const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']
  return groups.flatMap(group =>
    Object.entries(manifest[group] ?? {})
      .filter(([, version]) => !/^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map(([name, version]) => `${group}: ${name} is "${version}"; name one exact version.`)
  )
}

export async function exactVersions() {
  return inexact(JSON.parse(await readFile(`${root}package.json`, 'utf8')))
}
