import { readdir } from 'node:fs/promises'
import { root } from '../run.mjs'

const made = new Set([
  '.git',
  'node_modules',
  'dist',
  '.cache',
  '.cairn',
  'coverage',
  'test-results',
  'storybook-static'
])

/**
 * The paths of all files below a folder, with `/` between their parts and in a fixed order. Folders that are made
 * by a command, at any depth, are left out.
 */
export async function filesBelow(folder = '', base = root) {
  const entries = await readdir(base + folder, { withFileTypes: true }).catch(error => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const lists = await Promise.all(
    entries
      .filter(entry => !made.has(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(entry => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        return entry.isDirectory() ? filesBelow(path, base) : [path]
      })
  )
  return lists.flat()
}
