import { authId, type AuthEntry, type AuthId, type PlacedOperation } from '../../model/index.js'
import type { EntryLog } from './judged-entries.js'

type PlacedAuth = Pick<PlacedOperation, 'id' | 'heads' | 'operation'>

/** The operations that make the membership, by the logs they stand in. */
export class AuthOperations {
  readonly #logs = new Map<number, { readonly log: EntryLog; readonly operations: PlacedAuth[] }>()

  /** The same operation may come again: false when it is known. */
  take(log: EntryLog, index: number, { heads, operation }: AuthEntry): boolean {
    let known = this.#logs.get(log.ordinal)
    if (!known) this.#logs.set(log.ordinal, (known = { log, operations: [] }))
    if (known.operations[index]) return false
    known.operations[index] = { id: authId(log.key, index, heads, operation), heads, operation }
    return true
  }

  /** One more at the end of its author's log, as it would stand there. */
  next(log: EntryLog, { heads, operation }: Pick<AuthEntry, 'heads' | 'operation'>): PlacedOperation {
    const operations = this.#logs.get(log.ordinal)?.operations ?? []
    const seq = operations.length
    const id = authId(log.key, seq, heads, operation)
    const prev = operations.at(-1)?.id ?? null
    return { id, heads, operation, by: log.device, seq, generation: log.generation, prev }
  }

  /** Those that count: from the beginning of each log without a gap, as its place is part of what one says. */
  *placed(): Generator<PlacedOperation> {
    for (const { log, operations } of this.#logs.values()) {
      let prev: AuthId | null = null
      for (let seq = 0; seq < operations.length; seq++) {
        const placed = operations[seq]
        if (!placed) break
        yield { ...placed, by: log.device, seq, generation: log.generation, prev }
        prev = placed.id
      }
    }
  }
}
