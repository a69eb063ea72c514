/** Devices that do not keep to the rules: they write what they like into their own logs, and talk as they like. */
import NoiseSecretStream from '@hyperswarm/secret-stream'
import Protomux from 'protomux'
import { fromHex, type LogName, type ProjectId } from '../../src/model/index.js'
import { ProjectPeer } from '../../src/sync/peer/project-peer.js'
import { topicOf } from '../../src/sync/peer/keys.js'
import { randomBytes } from '../../src/sync/peer/seal.js'
import { Vault, type ProjectSecrets } from '../../src/sync/peer/vault.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { knock } from '../../src/sync/transports/websocket/hub-client.js'
import { makeSocket, type Device, type Hub, type World } from './world.js'

export interface Rogue {
  readonly peer: ProjectPeer
  readonly secrets: ProjectSecrets
  /** Appends bytes as they are, past every check. */
  append(log: LogName, ...entries: readonly Uint8Array[]): Promise<void>
  meet(hub: Hub): Promise<void>
}

/** A device that joined honestly, closed, and opened again by somebody else's program. */
export async function turnRogue(
  world: World,
  device: Device,
  id: ProjectId,
  change: (secrets: ProjectSecrets) => ProjectSecrets = secrets => secrets
): Promise<Rogue> {
  await device.close()
  const storage = await openNodeStorage({ dir: device.dir })
  const vault = await Vault.open(storage.local)
  const secrets = change(vault.project(id)!)
  const peer = await ProjectPeer.open(secrets, storage)
  world.atEnd(async () => {
    await peer.close()
    await storage.close()
  })
  return {
    peer,
    secrets,
    append: async (log, ...entries) => {
      await peer.append(log, entries)
    },
    meet: async hub => {
      const { stream, initiator } = await knockAt(hub, secrets)
      peer.connect(stream, initiator, 'hub')
    }
  }
}

export function knockAt(hub: Hub, { secret }: { readonly secret: string }) {
  const hello = { topic: topicOf(fromHex(secret)), who: randomBytes(16) }
  return knock(makeSocket, hub.url, 'peer', hello, { signal: AbortSignal.timeout(60_000) })
}

/** An encrypted connection to a hub without any of the peer's own code on it. */
export async function rawStream(
  hub: Hub,
  secrets: { readonly secret: string },
  keyPair?: { publicKey: Uint8Array; secretKey: Uint8Array }
): Promise<{ readonly stream: NoiseSecretStream; readonly mux: Protomux; readonly closed: Promise<void> }> {
  const { stream: raw, initiator } = await knockAt(hub, secrets)
  const stream = new NoiseSecretStream(initiator, raw, keyPair ? { keyPair } : {})
  stream.on('error', () => undefined)
  const closed = new Promise<void>(resolve => stream.once('close', resolve))
  const mux = Protomux.from(stream)
  return { stream, mux, closed }
}

/** An entry as bytes: version, kind, JSON. */
export function entryBytes(version: number, kind: number, body: unknown): Uint8Array {
  const text = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  const bytes = new Uint8Array(2 + text.byteLength)
  bytes.set([version, kind])
  bytes.set(text, 2)
  return bytes
}
