import type { CairnError, DeviceId, LogName } from '../../../model/index.js'
import type { BundleContent, BundleOptions, ByteSource, LongWork, Unbundled } from '../../adapter.js'
import { storageFailureIn } from '../../storage/failure.js'
import type { EpochKeys } from '../block-encryption.js'
import type { Log } from '../log.js'
import type { MediaLog } from '../media/media-log.js'
import type { ProjectMedia } from '../media/project-media.js'
import type { PeerRecords, Said } from '../peer-records.js'
import type { Pair } from '../seal.js'
import { makeBundle } from './make-bundle.js'
import { heldIn, takeBundle } from './take-bundle.js'

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

/** Files that carry a project from device to device where no connection does. */
export class Bundles {
  readonly #parts: BundleParts
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: BundleParts) {
    this.#parts = parts
  }

  /** See `Sync.bundle`. */
  async make({ content, ...options }: BundleOptions): Promise<AsyncIterable<Uint8Array>> {
    return makeBundle(this.#parts, { ...options, content, from: await this.#startOf(content) })
  }

  /** See `Sync.unbundle`. One file after the other. */
  take(source: ByteSource, options?: LongWork): Promise<Unbundled> {
    const take = () => this.#take(source, options)
    const turn = this.#turn.then(take, take)
    this.#turn = turn
    return turn
  }

  async #take(source: ByteSource, options?: LongWork): Promise<Unbundled> {
    try {
      return await takeBundle(this.#parts, source, options)
    } catch (error) {
      const fault = storageFailureIn(error)
      if (fault) this.#parts.onFault(fault)
      throw fault ?? error
    }
  }

  async #startOf(content: BundleContent): Promise<(log: Pick<Log, 'owner' | 'name'>) => number> {
    if (content.type === 'all') return () => 0
    if (content.type === 'for') {
      const { records } = this.#parts
      return ({ owner, name }) => (name === 'media' ? 0 : records.said(content.device, owner, name).held)
    }
    const held = new Map<string, number>()
    for (const item of await heldIn(this.#parts, content.bundle)) {
      held.set(`${item.device}/${item.log}`, item.log === 'media' ? item.known : item.held)
    }
    return ({ owner, name }) => held.get(`${owner}/${name}`) ?? 0
  }
}
