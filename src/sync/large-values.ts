import { blobReference, largeValue, type FieldPatch, type Json, type MediaHash } from '../model/index.js'
import type { Commit } from './adapter.js'

/** Commits whose large values are replaced by references, and the bytes of those by hash. */
export interface Split {
  readonly commits: readonly Commit[]
  readonly blobs: ReadonlyMap<MediaHash, Uint8Array>
}

/**
 * Takes values out of commits that do not fit into an entry.
 * @throws CairnError 'value-too-large'
 */
export function splitLargeValues(
  commits: readonly Commit[],
  hashOf: (bytes: Uint8Array) => MediaHash
): Split {
  const blobs = new Map<MediaHash, Uint8Array>()
  const patched = (set: FieldPatch): FieldPatch => {
    let changed: Map<string, Json | undefined> | null = null
    for (const [field, value] of set) {
      const bytes = value === undefined ? null : largeValue(field, value)
      if (!bytes) continue
      const hash = hashOf(bytes)
      blobs.set(hash, bytes)
      changed ??= new Map(set)
      changed.set(field, blobReference(hash, bytes))
    }
    return changed ?? set
  }
  const split = commits.map((item): Commit => {
    if (item.type !== 'create' && item.type !== 'edit') return item
    const set = patched(item.set)
    return set === item.set ? item : { ...item, set }
  })
  return { commits: split, blobs }
}
