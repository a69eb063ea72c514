import type { AuthId, ChangeId, DeviceId, DocumentId, LogName, Role } from '../../model/index.js'

/** The log an entry stands in. */
export interface EntryLog {
  readonly ordinal: number
  readonly device: DeviceId
  readonly name: LogName
  readonly key: Uint8Array
}

/** What is kept of an entry so that its changes can be judged again when the membership changes. */
export interface JudgedEntry {
  readonly log: EntryLog
  readonly index: number
  readonly heads: readonly AuthId[]
  role: Role
  readonly changes: JudgedChange[]
  /** How many of the changes do not count. */
  refused: number
}

export interface JudgedChange {
  readonly id: ChangeId
  readonly op: 'create' | 'edit' | 'delete'
  readonly doc: DocumentId
  /** Null while what it names is missing here. */
  valid: boolean | null
}

/** The entries with changes, by log and index. */
export class JudgedEntries {
  readonly #logs = new Map<number, Map<number, JudgedEntry>>()
  #refused = 0

  /** Entries with a change that does not count. */
  get refused(): number {
    return this.#refused
  }

  get(ordinal: number, index: number): JudgedEntry | undefined {
    return this.#logs.get(ordinal)?.get(index)
  }

  add(entry: JudgedEntry): void {
    const entries = this.#logs.get(entry.log.ordinal) ?? new Map<number, JudgedEntry>()
    this.#logs.set(entry.log.ordinal, entries)
    entries.set(entry.index, entry)
  }

  *all(): Generator<JudgedEntry> {
    for (const entries of this.#logs.values()) yield* entries.values()
  }

  /** False when that was the verdict already. */
  judge(entry: JudgedEntry, change: JudgedChange, valid: boolean): boolean {
    if (change.valid === valid) return false
    if (valid && change.valid === false) entry.refused--
    if (!valid) entry.refused++
    if (!valid && entry.refused === 1) this.#refused++
    if (valid && change.valid === false && entry.refused === 0) this.#refused--
    change.valid = valid
    return true
  }

  /** Documents with counting changes in a part of a log; a range that is longer than what is here costs no more. */
  *documentsIn(ordinal: number, from: number, to: number): Generator<string> {
    const entries = this.#logs.get(ordinal)
    if (!entries) return
    if (to - from > entries.size) {
      for (const [index, entry] of entries) if (index >= from && index < to) yield* countingIn(entry)
      return
    }
    for (let index = from; index < to; index++) yield* countingIn(entries.get(index))
  }
}

function* countingIn(entry: JudgedEntry | undefined): Generator<string> {
  for (const { doc, valid } of entry?.changes ?? []) if (valid) yield doc
}
