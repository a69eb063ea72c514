import type { CairnError, DeviceId, LogName } from '../../model/index.js'
import type { EpochKeys } from './block-encryption.js'
import type { BundleParts } from './bundle/bundle-parts.js'
import { Bundles } from './bundle/bundles.js'
import type { Generations, LogOwner } from './generations.js'
import type { ProjectMedia } from './media/project-media.js'
import { Neighbours } from './neighbours.js'
import type { PeerRecords, Said } from './peer-records.js'
import type { ProjectIndex } from './project-index.js'
import type { ProjectLogs } from './project-logs.js'
import type { Pair } from './seal.js'

interface ExchangeParts extends Pick<BundleParts, 'settled' | 'checkWritable'> {
  readonly device: DeviceId
  readonly pair: Pair
  readonly epochs: EpochKeys
  readonly records: PeerRecords
  readonly index: ProjectIndex
  readonly logs: ProjectLogs
  readonly generations: Generations
  readonly media: ProjectMedia
  /** What is known of the other devices, or who is there, looks different. */
  readonly onChange: () => void
  readonly onFault: (fault: CairnError) => void
}

/** What goes between this device and others, over a connection or in a file, and what they say they hold by it. */
export class Exchange {
  readonly neighbours: Neighbours
  readonly bundles: Bundles
  readonly #parts: ExchangeParts

  constructor(parts: ExchangeParts) {
    this.#parts = parts
    const { index, logs, generations, media, onChange } = parts
    const both = {
      pair: parts.pair,
      epochs: parts.epochs,
      records: parts.records,
      logs: () => logs.all,
      logOf: (owner: DeviceId, name: LogName) => logs.find(owner, name),
      cards: () => generations.cards,
      onHeld: (device: DeviceId, owner: DeviceId, name: LogName, { held }: Said) => {
        logs.confirm(device, owner, name, held)
        onChange()
      },
      onFault: parts.onFault
    }
    const takeCards = (cards: readonly Uint8Array[]) => this.open(generations.take(cards))
    this.bundles = new Bundles({
      ...both,
      takeCards,
      device: parts.device,
      settled: parts.settled,
      checkWritable: parts.checkWritable,
      media,
      mediaLogOf: owner => media.logOf(owner)
    })
    this.neighbours = new Neighbours({
      ...both,
      onCards: takeCards,
      media: {
        logs: () => media.logs,
        account: () => media.account(),
        hear: (device, news) => media.hear(device, news)
      },
      roleOf: device => index.membership.currentRole(device),
      onChange: () => {
        media.neighboursChanged()
        onChange()
      }
    })
  }

  /** Opens the logs of generations that others told of, and passes their cards on. */
  open(owners: readonly LogOwner[]): void {
    if (owners.length === 0) return
    this.#parts.logs.open(owners)
    this.neighbours.tellCards(this.#parts.generations.cards)
  }

  /** The membership looks different: opens the logs of all who were ever let in, and offers each what it may have. */
  membersChanged(): void {
    const { index, logs, generations } = this.#parts
    for (const device of index.membership.everGranted()) logs.open(generations.of(device))
    this.open(generations.takeWaiting())
    this.neighbours.offer()
  }
}
