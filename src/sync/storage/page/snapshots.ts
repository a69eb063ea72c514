import { keyText } from './key-text.js'

/** What a key held before it was first changed while a snapshot was alive: bytes, or null for nothing. */
export type FormerValue = Uint8Array | null

/** A view of the entries as they were at one moment. Release it, or former values pile up in memory. */
export class Snapshot {
  /** By `keyText`: what was overwritten while this snapshot was the newest. */
  readonly former = new Map<string, FormerValue>()
}

/**
 * The living snapshots, oldest first. SQLite has no snapshot beside a writer on one connection, so the
 * old value of every changed key is kept with the newest snapshot. A snapshot reads its own former
 * values, then those of the snapshots after it, then the table.
 */
export class Snapshots {
  readonly #alive: Snapshot[] = []

  /** Whether a write must remember what it replaces. */
  get any(): boolean {
    return this.#alive.length > 0
  }

  take(): Snapshot {
    const snapshot = new Snapshot()
    this.#alive.push(snapshot)
    return snapshot
  }

  /** Ends a snapshot. Older ones inherit the values that they still need. Twice is harmless. */
  release(snapshot: Snapshot): void {
    const place = this.#alive.indexOf(snapshot)
    if (place < 0) return
    this.#alive.splice(place, 1)
    const older = this.#alive[place - 1]
    if (older === undefined) return
    for (const [key, value] of snapshot.former) if (!older.former.has(key)) older.former.set(key, value)
  }

  /** Remembers the value that is about to be replaced; `read` runs only if it is not known yet. */
  remember(key: Uint8Array, read: () => FormerValue): void {
    const newest = this.#alive[this.#alive.length - 1]
    if (newest === undefined) return
    const text = keyText(key)
    if (!newest.former.has(text)) newest.former.set(text, read())
  }

  /** The value of a key at the time of the snapshot; undefined when it has not changed since. */
  formerValue(snapshot: Snapshot, key: Uint8Array): FormerValue | undefined {
    const text = keyText(key)
    for (let i = this.#placeOf(snapshot); i < this.#alive.length; i++) {
      const value = this.#alive[i]?.former.get(text)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** All keys changed since the snapshot for which `wanted` holds, each with its value back then. */
  formerValues(snapshot: Snapshot, wanted: (key: string) => boolean): Map<string, FormerValue> {
    const found = new Map<string, FormerValue>()
    for (let i = this.#placeOf(snapshot); i < this.#alive.length; i++) {
      for (const [key, value] of this.#alive[i]?.former ?? []) {
        if (!found.has(key) && wanted(key)) found.set(key, value)
      }
    }
    return found
  }

  #placeOf(snapshot: Snapshot): number {
    const place = this.#alive.indexOf(snapshot)
    if (place < 0) throw new Error('The snapshot has been released')
    return place
  }
}
