import { mkdir, open } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'

/** Makes a folder and those above it that are missing, readable by their owner only; all of them survive a power cut. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  let at = dirname(first)
  await syncFolder(at)
  for (const name of relative(at, path).split(sep)) await syncFolder((at = join(at, name)))
}

/** Puts the names in a folder on disk. Windows cannot open a folder to sync it, and does not need to. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncOpened(path, 'r')
}

/** Puts what somebody else wrote to a file on disk. */
export function syncFile(path: string): Promise<void> {
  return syncOpened(path, 'r+')
}

async function syncOpened(path: string, flags: string): Promise<void> {
  const opened = await open(path, flags)
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
