/** A device's folder from outside: put back, byte by byte, and damaged. */
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Paths below a folder, each beginning with a slash. */
export async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found
    .filter(item => item.isFile())
    .map(item => join(item.parentPath, item.name).slice(folder.length))
    .sort()
}

/** Puts the bytes back file by file, in place, so that nothing but the bytes tells. */
export async function putBack(from: string, to: string): Promise<void> {
  const wanted = await filesIn(from)
  for (const path of await filesIn(to)) if (!wanted.includes(path)) await rm(to + path)
  for (const path of wanted) {
    if (!path.endsWith('CORESTORE')) await writeFile(to + path, await readFile(from + path))
  }
}

export const DAMAGES = ['empty', 'half', 'flipped in the middle', 'flipped at the end'] as const
export type Damage = (typeof DAMAGES)[number]

export async function damage(path: string, how: Damage): Promise<void> {
  const bytes = await readFile(path)
  if (how === 'empty') return truncate(path, 0)
  if (how === 'half') return truncate(path, bytes.length >> 1)
  const at = how === 'flipped at the end' ? bytes.length - 1 : bytes.length >> 1
  bytes[at]! ^= 0x55
  await writeFile(path, bytes)
}
