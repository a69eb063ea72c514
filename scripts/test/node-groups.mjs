import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Tests that start a browser or measure have a process of their own. */
const ALONE = /^test\/(?:page-|bench\/)/
/** Test files that one process runs: more start it less often, fewer are shared out more evenly. */
const MOST = 6

/**
 * Puts test files that lie in one folder together, since starting a process takes longer than most of them.
 * @param {readonly string[]} files
 * @returns {readonly (readonly string[])[]}
 */
export function groupsOf(files) {
  const groups = new Map()
  for (const file of files) {
    const folder = ALONE.test(file) ? file : dirname(file)
    groups.set(folder, [...(groups.get(folder) ?? []), file])
  }
  return [...groups.values()].flatMap(group =>
    Array.from({ length: Math.ceil(group.length / MOST) }, (_, at) => group.slice(at * MOST, (at + 1) * MOST))
  )
}

/**
 * Writes a program for each group, which imports its files.
 * @param {readonly (readonly string[])[]} groups
 * @param {string} folder
 * @returns {Promise<readonly string[]>} their paths
 */
export async function writeGroups(groups, folder) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return Promise.all(
    groups.map(async (files, at) => {
      const path = join(folder, `${String(at).padStart(2, '0')}.mjs`)
      const lines = files.map(file => `import ${JSON.stringify(pathToFileURL(file).href)}\n`)
      await writeFile(path, lines.join(''))
      return path
    })
  )
}
