import { toHex, type ProjectId } from '../../model/index.js'
import { storageFailure } from '../storage/failure.js'
import type { PeerStorage } from '../storage/storage.js'
import type { ProjectPeer } from './project-peer.js'
import type { Vault } from './vault.js'

/** Folders of small files that are named by the project, or by one of this device's generations in it. */
const FOLDERS = ['generations', 'peers', 'media', 'index', 'local', 'commits']

interface RemovalParts {
  readonly storage: PeerStorage
  readonly vault: Vault
}

/**
 * Takes a project off the disk after `ProjectSecrets.removing` was kept: a removal that is cut short is then begun
 * again when the device is opened. Closes the project. The keys go last, since the logs are found by them.
 */
export async function removeProject(
  id: ProjectId,
  peer: ProjectPeer,
  { storage, vault }: RemovalParts
): Promise<void> {
  const logs = discoveryKeysOf(peer)
  const owners = peer.generations.of(peer.device).map(owner => owner.id)
  await peer.close({ removed: true })
  try {
    for (const discoveryKey of logs) await deleteLog(storage, discoveryKey)
    await storage.sync()
    await removeFiles(storage, [id, ...owners])
    await storage.journal?.remove(`lengths/${id}`)
    await vault.remove(id)
    await storage.reclaim?.()
  } catch (error) {
    throw storageFailure(error)
  }
}

/** Those that tell of others come last, the root's behind all: what is left can be found until it is gone. */
function discoveryKeysOf({ logs, media }: ProjectPeer): readonly Uint8Array[] {
  const auth = logs.filter(({ name }) => name === 'auth')
  const others = logs.filter(({ name }) => name !== 'auth')
  return [...media.logs, ...others, ...auth.reverse()].map(({ core }) => core.discoveryKey)
}

async function deleteLog({ store }: PeerStorage, discoveryKey: Uint8Array): Promise<void> {
  // It stays in memory for a while after its last session, and would be taken for what is on disk.
  const name = toHex(discoveryKey)
  await store.cores.map.get(name)?.close()
  store.cores.map.delete(name)
  const kept = await store.storage.resumeCore(discoveryKey)
  if (kept === null) return
  // Deleting a log leaves what it holds, unless that has been branched.
  const writer = kept.write()
  writer.deleteBlockRange(0, -1)
  writer.deleteTreeNodeRange(0, -1)
  writer.deleteBitfieldPageRange(0, -1)
  await writer.flush()
  await store.storage.deleteCore(kept.core)
  await kept.close()
}

async function removeFiles({ local }: PeerStorage, ids: readonly string[]): Promise<void> {
  const wanted = FOLDERS.flatMap(folder => ids.map(id => `${folder}/${id}`))
  for (const start of wanted) {
    for (const name of await local.list(start)) {
      if (name === start || name.startsWith(`${start}/`)) await local.remove(name)
    }
  }
}
