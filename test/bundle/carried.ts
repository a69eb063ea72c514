/** Files that are carried between the devices of the tests. */
import type { BundleContent, ByteSource, ProjectStore, Unbundled } from '../../src/sync/adapter.js'

export async function bundleOf(
  store: ProjectStore,
  content: BundleContent = { type: 'all' }
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of await store.sync!.bundle!({ content })) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

export const fileOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.slice(start, end))
})

export const unbundle = (store: ProjectStore, bytes: Uint8Array): Promise<Unbundled> =>
  store.sync!.unbundle!(fileOf(bytes))
