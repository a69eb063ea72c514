import { blake2b256, toHex, type ChangeId, type DeviceId, type LogName } from '../../src/model/index.js'

/** One log of one device as it would stand if every disk were put together; null is a block that nobody can open. */
export interface VirtualLog {
  readonly device: DeviceId
  readonly name: LogName
  readonly key: Uint8Array
  readonly blocks: (Uint8Array | null)[]
}

/** A block's place. */
export interface Block {
  readonly log: VirtualLog
  readonly index: number
}

const utf8 = new TextEncoder()

/** A key, and so an id, that follows from a name. */
export const idFrom = (name: string): string => toHex(blake2b256([utf8.encode(name)]))

/** Every log there is. */
export class LogBook {
  /** Changes that went with the only disks that had them. */
  readonly lost = new Set<ChangeId>()
  readonly #logs = new Map<string, VirtualLog>()

  of(device: DeviceId, name: LogName): VirtualLog {
    const label = `${device}/${name}`
    let log = this.#logs.get(label)
    if (!log) {
      log = { device, name, key: blake2b256([utf8.encode(label)]), blocks: [] }
      this.#logs.set(label, log)
    }
    return log
  }

  all(): VirtualLog[] {
    return [...this.#logs.values()]
  }
}
