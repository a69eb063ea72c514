import type { CairnError, DeviceId, LogName } from '../../../model/index.js'
import type { EpochKeys } from '../block-encryption.js'
import type { Log } from '../log.js'
import type { MediaLog } from '../media/media-log.js'
import type { ProjectMedia } from '../media/project-media.js'
import type { PeerRecords, Said } from '../peer-records.js'
import type { Pair } from '../seal.js'

/** What making and taking bundles needs of the project on this device. */
export interface BundleParts {
  readonly device: DeviceId
  readonly pair: Pair
  readonly epochs: EpochKeys
  readonly records: PeerRecords
  readonly logs: () => readonly Log[]
  /** Undefined while nobody is known to have let the device in. */
  readonly logOf: (device: DeviceId, name: LogName) => Log | undefined
  /** Cards of later generations, as they are told over a connection. */
  readonly cards: () => readonly Uint8Array[]
  readonly takeCards: (cards: readonly Uint8Array[]) => void
  readonly media: ProjectMedia
  readonly mediaLogOf: (owner: DeviceId) => MediaLog | undefined
  /** Resolves when what came into the logs is read and on disk, and the logs it speaks of are open. */
  readonly settled: () => Promise<void>
  /** @throws CairnError 'closed', or what the storage failed with */
  readonly checkWritable: () => void
  readonly onHeld: (device: DeviceId, owner: DeviceId, name: LogName, said: Said) => void
  readonly onFault: (fault: CairnError) => void
}
