/** Files that are carried between the devices of the tests, and what somebody may do to one on the way. */
import type { BundleContent, ByteSource, ProjectStore, Unbundled } from '../../src/sync/adapter.js'
import { fromHex } from '../../src/model/index.js'
import { openContainer, sealed } from '../../src/sync/transports/file/container.js'
import { inSync, project, type InviteRole, type World } from '../peer/world.js'

/** Ana and others that have joined; the hub is gone, so nothing passes but files. */
export async function apart(
  world: World,
  members: readonly { readonly name: string; readonly role?: InviteRole }[]
) {
  const { store: ana, founder, hub, others, id } = await project(world, members)
  await inSync(ana, ...others.map(({ store }) => store))
  await hub.close()
  return {
    ana,
    founder,
    id,
    others: others.map(({ store }) => store),
    devices: others.map(each => each.device)
  }
}

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}

export async function bundleOf(
  store: ProjectStore,
  content: BundleContent = { type: 'all' }
): Promise<Uint8Array> {
  return bytesOf(await store.sync!.bundle!({ content }))
}

export const fileOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.slice(start, end))
})

export const unbundle = (store: ProjectStore, bytes: Uint8Array): Promise<Unbundled> =>
  store.sync!.unbundle!(fileOf(bytes))

/** The code that taking a file in was refused with. */
export async function refusal(store: ProjectStore, bytes: Uint8Array): Promise<string> {
  try {
    await unbundle(store, bytes)
    return 'taken in'
  } catch (error) {
    return String((error as { readonly code?: unknown }).code)
  }
}

/** A member's own file with other records in it: `change` is given each record's kind and body. */
export async function rewritten(
  epochs: readonly string[],
  bytes: Uint8Array,
  change: (kind: number, body: Uint8Array) => readonly (readonly [number, Uint8Array])[]
): Promise<Uint8Array> {
  const keys = epochs.map(fromHex)
  const container = await openContainer(fileOf(bytes), keys)
  const plain = await bytesOf(container.chunks())
  const view = new DataView(plain.buffer)
  const records: Uint8Array[] = []
  for (let at = 0; at < plain.length; at += 4 + view.getUint32(at, true)) {
    const body = plain.slice(at + 5, at + 4 + view.getUint32(at, true))
    for (const [kind, changed] of change(plain[at + 4]!, body)) {
      const head = new Uint8Array(5)
      new DataView(head.buffer).setUint32(0, changed.length + 1, true)
      head[4] = kind
      records.push(head, changed)
    }
  }
  return bytesOf(
    sealed(keys, async function* () {
      yield* records
    })
  )
}

/** Kinds of records, as format.md numbers them. */
export const RECORD = { start: 1, held: 7, log: 3, hashes: 4, block: 5 } as const
