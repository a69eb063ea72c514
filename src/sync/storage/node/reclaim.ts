import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type Corestore from 'corestore'

/** RocksDB's `BlobGarbageCollectionPolicy::kForce`. */
const FORCE = 1

/**
 * Gives the room of cleared blocks back to the disk. Files in which nothing is left go at once; where the disk has room
 * for a second copy of what is left, what is left is written anew without the gaps.
 */
export async function reclaim(store: Corestore, folder: string): Promise<void> {
  const { db } = store.storage
  await db.flush()
  const { bavail, bsize } = await statfs(folder)
  const hasRoom = bavail * bsize > 2 * (await folderBytes(folder))
  const all = { blobGarbageCollectionPolicy: FORCE, blobGarbageCollectionAgeCutoff: 1 }
  await db.compactRange(null, null, hasRoom ? all : {})
}

async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder)
  const sizes = await Promise.allSettled(names.map(async name => (await stat(join(folder, name))).size))
  // A file that went meanwhile takes no room.
  return sizes.reduce((sum, size) => sum + (size.status === 'fulfilled' ? size.value : 0), 0)
}
