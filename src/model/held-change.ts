import { DOCUMENT_KINDS } from './document.js'
import type { Change, PlacedChange } from './document.js'
import type { ChangeId, DeviceId } from './ids.js'
import { lamportOf } from './merge.js'

/** A change as it is kept: its JSON as text, since most are read once and there are many. */
export class Held {
  readonly id: ChangeId
  readonly by: DeviceId
  readonly at: number
  readonly lamport: number
  readonly text: string
  valid: boolean

  constructor(placed: PlacedChange, valid: boolean) {
    this.id = placed.id
    this.by = placed.by
    this.at = placed.at
    this.lamport = lamportOf(placed)
    this.text = JSON.stringify(placed.change)
    this.valid = valid
  }
}

/** A document: its creation, which gives it its id. */
export class HeldDocument extends Held {
  readonly kind: string
  /** The changes after the creation; null until there is one. */
  rest: Map<ChangeId, Held> | null = null

  constructor(creation: PlacedChange, kind: string, valid: boolean) {
    super(creation, valid)
    // One string for all documents of a kind.
    this.kind = DOCUMENT_KINDS.find(known => known === kind) ?? kind
  }
}

/** The change a record was made of. */
export function placedOf({ id, by, at, text }: Held): PlacedChange {
  return { id, by, at, change: JSON.parse(text) as Change }
}

/** The change with this id in a document, its creation among them. */
export function heldIn(home: HeldDocument, id: ChangeId): Held | undefined {
  return home.id === id ? home : home.rest?.get(id)
}

/** All changes of a document, its creation first. */
export function heldOf(home: HeldDocument): readonly Held[] {
  return home.rest === null ? [home] : [home, ...home.rest.values()]
}

/** Those that count. */
export function countingOf(home: HeldDocument): readonly PlacedChange[] {
  return heldOf(home)
    .filter(({ valid }) => valid)
    .map(placedOf)
}

/** All that a change names: it waits for exactly these, and they bound its time. */
export function* namesOf(change: Exclude<Change, { readonly op: 'create' }>): Generator<ChangeId> {
  yield change.doc
  if (change.op === 'delete') return yield* change.saw
  for (const saw of Object.values(change.saw)) yield* saw
  yield* change.lifts ?? []
}
