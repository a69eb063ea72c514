/** Real devices for the tests: real folders, real sockets on 127.0.0.1, nothing in between. */
import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import type { DocumentId, FieldPatch, Json, ProjectId, Role } from '../../src/model/index.js'
import type { Commit, PeerState, ProjectStore, SyncState } from '../../src/sync/adapter.js'
import { openPeer, type Peer, type PeerOptions } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import type { PeerStorage } from '../../src/sync/storage/storage.js'
import { openDoors } from '../../src/sync/transports/websocket/server.js'

export interface Device {
  readonly name: string
  readonly dir: string
  readonly storage: PeerStorage
  readonly peer: Peer
  /** Ends it as a user would; it may be opened again at the same folder. */
  close(): Promise<void>
}

export interface Hub {
  readonly url: string
  close(): Promise<void>
}

/** After this nothing moves any more, on the slowest machine. */
const STANDSTILL_MS = 60_000

export const makeSocket = (url: string): WebSocket => new WebSocket(url, { perMessageDeflate: false })

/** A test, or a file of tests: what is done when it is over. */
export interface Ends {
  after(end: () => Promise<void>): void
}

export class World {
  readonly #ends: (() => Promise<void>)[] = []
  readonly #opened = new Set<Device>()

  constructor(t: Ends) {
    t.after(async () => {
      for (const end of this.#ends.reverse()) await end()
    })
  }

  async folder(): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'cairn-peer-'))
    this.#ends.push(() => rm(dir, { recursive: true, force: true }))
    return dir
  }

  async device(
    name: string,
    options: {
      readonly dir?: string
      readonly change?: (storage: PeerStorage) => PeerStorage
      readonly peer?: Partial<PeerOptions>
    } = {}
  ): Promise<Device> {
    const dir = options.dir ?? (await this.folder())
    const own = await openNodeStorage({ dir })
    const storage = options.change?.(own) ?? own
    const peer = await openPeer({ ...options.peer, storage, makeSocket }).catch(async (error: unknown) => {
      await own.close()
      throw error
    })
    const device: Device = {
      name,
      dir,
      storage,
      peer,
      close: async () => {
        if (this.#opened.delete(device)) await peer.close()
      }
    }
    this.#opened.add(device)
    this.#ends.push(() => device.close())
    return device
  }

  /** A hub that is itself the device; `null` is a stranger's, which only joins two that meet there. */
  async hub(device: Device | null, port = 0): Promise<Hub> {
    const door = device?.peer ?? { knows: () => false, accept: () => undefined }
    const doors = openDoors(door)
    const server = createServer().on('upgrade', doors.upgrade)
    await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
    let isOpen = true
    const hub = {
      url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
      close: async () => {
        if (!isOpen) return
        isOpen = false
        await doors.close()
        await new Promise(resolve => server.close(resolve))
      }
    }
    this.#ends.push(() => hub.close())
    return hub
  }

  /** Done at the end, before what was set up earlier is taken down. */
  atEnd(end: () => Promise<void>): void {
    this.#ends.push(end)
  }
}

/** A founder that serves a hub, and others that joined through it and keep a link to it. */
export async function project(
  world: World,
  members: readonly { readonly name: string; readonly role?: InviteRole }[]
): Promise<{
  readonly founder: Device
  readonly hub: Hub
  readonly id: ProjectId
  readonly store: ProjectStore
  readonly others: readonly { readonly device: Device; readonly store: ProjectStore }[]
}> {
  const founder = await world.device('Ana')
  const { id } = await founder.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await founder.peer.open(id)
  const hub = await world.hub(founder)
  const others = []
  for (const { name, role = 'member' } of members) {
    const device = await world.device(name)
    others.push({ device, store: await joined(device, await inviteTo(store, role), hub) })
  }
  return { founder, hub, id, store, others }
}

export type InviteRole = Exclude<Role, 'blocked' | 'left'>

export async function inviteTo(
  store: ProjectStore,
  role: InviteRole = 'member',
  confirm = false
): Promise<string> {
  const invite = await store.members!.invite({ role, expiresAt: Date.now() + 3_600_000, confirm })
  return invite.code
}

/** Joins, links to the hub, and waits until its own grant has arrived. */
export async function joined(device: Device, code: string, hub: Hub): Promise<ProjectStore> {
  const info = await device.peer.join({ code, deviceName: device.name, via: [hub.url] })
  const store = await device.peer.open(info.id)
  await store.sync!.connect(hub.url)
  await eventually('the grant', async () => (await store.members!.list()).some(({ self }) => self))
  return store
}

export function observation(note: string, more: readonly (readonly [string, Json])[] = []): Commit {
  const set: FieldPatch = new Map<string, Json>([
    ['location', { type: 'Point', coordinates: [10, 50] }],
    ['presetRef', 'tree'],
    ['tag/note', note],
    ...more
  ])
  return { type: 'create', kind: 'observation', set }
}

export async function write(store: ProjectStore, ...notes: readonly string[]): Promise<DocumentId[]> {
  return [...(await store.documents.commit(notes.map(note => observation(note))))]
}

export const edit = (id: DocumentId, field: string, value: Json | undefined): Commit => ({
  type: 'edit',
  id,
  set: new Map([[field, value]])
})

export async function noteOf(store: ProjectStore, id: DocumentId): Promise<Json | undefined> {
  return (await store.documents.get(id))?.fields.get('tag/note')?.value
}

export const countOf = (store: ProjectStore): Promise<number> =>
  store.documents.count({ kind: 'observation' })

export async function stateOf(store: ProjectStore): Promise<SyncState> {
  return store.sync!.state()
}

export async function peerOf(store: ProjectStore, other: ProjectStore): Promise<PeerState | undefined> {
  const { peers } = await stateOf(store)
  return peers.find(({ deviceId }) => deviceId === other.info.deviceId)
}

/** Waits until both say that both hold everything. */
export async function inSync(...stores: readonly ProjectStore[]): Promise<void> {
  for (const one of stores) {
    for (const other of stores) {
      if (one === other) continue
      await eventually('both hold all', async () => (await peerOf(one, other))?.complete === true)
    }
  }
}

/** Waits for what other devices do in their own time: how long says nothing, only that it comes. */
export async function eventually(what: string, look: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + STANDSTILL_MS
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`It did not come: ${what}`)
    await pause(20)
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds))
