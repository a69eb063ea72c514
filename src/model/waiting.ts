import type { PlacedChange } from './document.js'
import type { ChangeId, DeviceId } from './ids.js'

/** A change that names one that is not here yet. */
export interface Waiter {
  readonly placed: PlacedChange
  readonly missing: ChangeId
  valid: boolean
}

/**
 * Changes that wait for another one. At most `perDevice` of an author wait here: beyond that its oldest is
 * forgotten, and the author is listed by `takeOverflowed` until its logs are read again.
 */
export class WaitingChanges {
  readonly #perDevice: number
  readonly #byId = new Map<ChangeId, Waiter>()
  readonly #byMissing = new Map<ChangeId, Set<Waiter>>()
  readonly #byDevice = new Map<DeviceId, Set<Waiter>>()
  readonly #overflowed = new Set<DeviceId>()

  constructor(perDevice: number) {
    this.#perDevice = perDevice
  }

  get size(): number {
    return this.#byId.size
  }

  get(id: ChangeId): Waiter | undefined {
    return this.#byId.get(id)
  }

  ids(): Iterable<ChangeId> {
    return this.#byId.keys()
  }

  put(waiter: Waiter): void {
    const { placed, missing } = waiter
    this.#byId.set(placed.id, waiter)
    include(this.#byMissing, missing, waiter)
    include(this.#byDevice, placed.by, waiter)
    const own = this.#byDevice.get(placed.by)!
    if (own.size <= this.#perDevice) return
    const [oldest] = own
    this.#remove(oldest!)
    this.#overflowed.add(placed.by)
  }

  /** Takes out all that waited for `missing`. */
  take(missing: ChangeId): readonly Waiter[] {
    const waiters = this.#byMissing.get(missing)
    if (waiters === undefined) return []
    const all = [...waiters]
    for (const waiter of all) this.#remove(waiter)
    return all
  }

  takeOverflowed(): readonly DeviceId[] {
    const devices = [...this.#overflowed]
    this.#overflowed.clear()
    return devices
  }

  #remove(waiter: Waiter): void {
    this.#byId.delete(waiter.placed.id)
    exclude(this.#byMissing, waiter.missing, waiter)
    exclude(this.#byDevice, waiter.placed.by, waiter)
  }
}

function include<Key>(map: Map<Key, Set<Waiter>>, key: Key, waiter: Waiter): void {
  const set = map.get(key)
  if (set === undefined) map.set(key, new Set([waiter]))
  else set.add(waiter)
}

function exclude<Key>(map: Map<Key, Set<Waiter>>, key: Key, waiter: Waiter): void {
  const set = map.get(key)
  if (set === undefined) return
  set.delete(waiter)
  if (set.size === 0) map.delete(key)
}
