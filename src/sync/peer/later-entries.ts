import { can, type Membership, type ProjectId } from '../../model/index.js'
import type { EntryLog, WantedEntry } from './judged-entries.js'
import { placeOf } from './place-table.js'

/** Entries of a later format than this version knows. */
export class LaterEntries {
  readonly #entries = new Map<number, WantedEntry>()

  /** The same entry may come again. */
  take(log: EntryLog, index: number): void {
    this.#entries.set(placeOf(log.ordinal, index), { log, index })
  }

  /** Where they stand. */
  places(): Iterable<number> {
    return this.#entries.keys()
  }

  /** Whether the author of one of them had the right to write there. */
  someCount(membership: Membership, root: ProjectId): boolean {
    return [...this.#entries.values()].some(({ log, index }) => {
      if (log.device === (root as string) || log.device === (membership.root as string)) return true
      const { role } = membership.standing(log.device, log.name, index, log.generation)
      return can(role, log.name === 'data' ? 'create' : 'changeConfig')
    })
  }
}
