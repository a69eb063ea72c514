/** A power cut, simulated: every file is cut to what of it had been synced. */
import { execFileSync } from 'node:child_process'
import { readdir, readFile, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Builds the library that notes what a program syncs; null where there is no C compiler, or no way to put it in. */
export function buildSyncLog(folder: string): string | null {
  if (process.platform !== 'linux') return null
  const library = join(folder, 'sync-log.so')
  const source = fileURLToPath(new URL('./sync-log.c', import.meta.url))
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { stdio: 'ignore' })
  } catch {
    return null
  }
  return library
}

/** How much of each file was on disk, by inode and birth. */
export type OnDisk = Map<string, bigint>

/** Takes everything in a folder for synced. */
export async function allOnDisk(folder: string): Promise<OnDisk> {
  const known: OnDisk = new Map()
  for (const path of await filesIn(folder)) {
    const { ino, birthtimeNs, size } = await stat(path, { bigint: true })
    known.set(`${ino} ${birthtimeNs}`, size)
  }
  return known
}

/** Cuts the files of a folder to what was on disk before or has been noted since. Returns how many bytes went. */
export async function cutPower(folder: string, before: OnDisk, noted: string): Promise<number> {
  const synced = new Map(before)
  const text = await readFile(noted, 'utf8')
  for (const line of text.split('\n')) {
    const [inode, birth, length] = line.split(' ')
    if (length) synced.set(`${inode} ${birth}`, BigInt(length))
  }
  let gone = 0n
  for (const path of await filesIn(folder)) {
    const { ino, birthtimeNs, size } = await stat(path, { bigint: true })
    const left = synced.get(`${ino} ${birthtimeNs}`) ?? 0n
    if (left >= size) continue
    gone += size - left
    await truncate(path, Number(left))
  }
  return Number(gone)
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter(item => item.isFile()).map(item => join(item.parentPath, item.name))
}
