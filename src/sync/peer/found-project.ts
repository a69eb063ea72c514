import {
  authId,
  CairnError,
  createChange,
  decodeEntry,
  encodeChanges,
  toHex,
  type AuthId,
  type DeviceId,
  type ProjectId
} from '../../model/index.js'
import type { PeerStorage } from '../storage/storage.js'
import { blockEncryption, EpochKeys } from './block-encryption.js'
import { firstOf, Generations } from './generations.js'
import { grantEntry } from './invite-desk.js'
import { Log, type LogParts } from './log.js'
import { LogWriter } from './log-writer.js'
import { OwnLength } from './own-length.js'
import { randomBytes, signPair, type Pair } from './seal.js'
import type { ProjectSecrets } from './vault.js'

/**
 * The first entries of a new project: the root grants the founder's device everything, the founder writes the
 * project's name. Nothing of it counts before all of it is on disk; only then the keys are kept.
 */
export async function foundProject(
  storage: PeerStorage,
  { name, deviceName }: { readonly name: string; readonly deviceName: string }
): Promise<ProjectSecrets> {
  const rootSeed = randomBytes(32)
  const deviceSeed = randomBytes(32)
  const epoch = randomBytes(32)
  const root = signPair(rootSeed)
  const device = signPair(deviceSeed)
  const project = toHex(root.publicKey) as ProjectId
  const founder = toHex(device.publicKey) as DeviceId
  const encryption = blockEncryption(new EpochKeys([epoch]))
  const parts: LogParts = {
    project,
    store: storage.store,
    encryption,
    take: async () => undefined,
    wasFrozen: () => false,
    onFrozen: () => undefined,
    onFault: () => undefined
  }
  const rootLog = new Log(0, firstOf(project as unknown as DeviceId), 'auth', parts)
  const config = new Log(1, firstOf(founder), 'config', parts)
  await Promise.all([rootLog.open(), config.open()])
  const write = (log: Log, pair: Pair, entry: Uint8Array) =>
    new LogWriter(log, pair, {
      sync: () => storage.sync(),
      onAppended: async () => undefined,
      // A project that was not made whole is not opened again.
      onRefused: async () => undefined,
      onFault: () => undefined
    }).append([entry])
  try {
    const grant = grantEntry({ dev: founder, role: 'coordinator', name: deviceName }, [])
    const heads = [operationId(rootLog.key, grant)]
    const settings = createChange('projectSettings', new Map([['name', name]]))
    const entry = encodeChanges({ at: Date.now(), heads, changes: [settings] })
    await write(rootLog, root, grant)
    await write(config, device, entry)
    const generations = new Generations(storage.local, project, device, () => true)
    await new OwnLength(storage, project, generations).note([config])
    await generations.note(storage.copied ?? null)
  } finally {
    await Promise.all([rootLog.close(), config.close()])
  }
  return {
    id: project,
    name,
    deviceSeed: toHex(deviceSeed),
    secret: toHex(randomBytes(32)),
    epochs: [toHex(epoch)],
    rootSeed: toHex(rootSeed),
    hubs: [],
    invites: []
  }
}

/** The id of the first operation of a log. */
function operationId(logKey: Uint8Array, bytes: Uint8Array): AuthId {
  const entry = decodeEntry(bytes)
  if (entry.type !== 'auth') throw new CairnError('internal', 'A grant is not an operation.')
  return authId(logKey, 0, entry.heads, entry.operation)
}
