import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Tests that start a browser, or look at what an import alone does, have a process of their own. */
const ALONE = /^test\/(?:page-|components\/import-in-node)/
/** Folders whose tests take longest: they begin first, so that no process is left with one of them at the end. */
const LONGEST = ['test/storage-node', 'test/page-tabs', 'test/cli', 'test/peer', 'test/page-engine']
/** Test files of these that one process runs: fewer are shared out more evenly. */
const FEW = 3
/** As many of the others, whose folder does not matter: starting a process takes longer than most of them. */
const MANY = 12

/**
 * Puts test files together that one process runs, in the order in which they should begin.
 * @param {readonly string[]} files
 * @returns {readonly (readonly string[])[]}
 */
export function groupsOf(files) {
  const groups = new Map()
  for (const file of [...files].sort((a, b) => turn(a) - turn(b))) {
    const folder = LONGEST.includes(dirname(file)) ? dirname(file) : OTHERS
    const name = ALONE.test(file) ? file : folder
    groups.set(name, [...(groups.get(name) ?? []), file])
  }
  return [...groups].flatMap(([name, group]) => {
    const most = name === OTHERS ? MANY : FEW
    return Array.from({ length: Math.ceil(group.length / most) }, (_, at) =>
      group.slice(at * most, (at + 1) * most)
    )
  })
}

const OTHERS = 'others'

function turn(file) {
  const at = LONGEST.indexOf(dirname(file))
  return at < 0 ? LONGEST.length : at
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
