import { DOCUMENT_KINDS } from './document.js'
import type { Change, CreateChange, PlacedChange } from './document.js'
import type { ChangeId, DeviceId } from './ids.js'
import type { Json } from './json.js'
import { lamportOf } from './merge.js'

/** A change as it is kept: its JSON as text, since most are read once and there are many. */
export class Held {
  readonly id: ChangeId
  readonly by: DeviceId
  readonly at: number
  readonly lamport: number
  readonly text: string
  valid: boolean

  constructor(placed: PlacedChange, text: string, valid: boolean) {
    this.id = placed.id
    this.by = placed.by
    this.at = placed.at
    this.lamport = lamportOf(placed)
    this.text = text
    this.valid = valid
  }

  /** The change this was made of; of a creation only what this version knows. */
  placed(): PlacedChange {
    return { id: this.id, by: this.by, at: this.at, change: JSON.parse(this.text) as Change }
  }
}

/** A document: its creation, which gives it its id. Of its fields the text holds the values, `names` the names. */
export class HeldDocument extends Held {
  readonly kind: string
  readonly names: readonly string[]
  /** The changes after the creation; null until there is one. */
  rest: Map<ChangeId, Held> | null = null

  constructor(placed: PlacedChange, { kind, set }: CreateChange, shapes: FieldShapes, valid: boolean) {
    super(placed, JSON.stringify(Object.values(set)), valid)
    this.kind = DOCUMENT_KINDS.find(known => known === kind) ?? kind
    this.names = shapes.of(Object.keys(set))
  }

  override placed(): PlacedChange {
    const values = JSON.parse(this.text) as readonly Json[]
    // fromEntries defines members, so that a field called __proto__ is one too.
    const set = Object.fromEntries(this.names.map((name, place): [string, Json] => [name, values[place]!]))
    return { id: this.id, by: this.by, at: this.at, change: { op: 'create', kind: this.kind, set } }
  }
}

/** Lists of field names, each kept once: most documents of a category have the same fields. */
export class FieldShapes {
  readonly #byText = new Map<string, readonly string[]>()

  of(names: readonly string[]): readonly string[] {
    const text = JSON.stringify(names)
    let shape = this.#byText.get(text)
    if (shape === undefined) this.#byText.set(text, (shape = names))
    return shape
  }
}

/** The change with this id in a document, its creation among them. */
export function heldIn(home: HeldDocument, id: ChangeId): Held | undefined {
  return home.id === id ? home : home.rest?.get(id)
}

/** All changes of a document, its creation first. */
export function heldOf(home: HeldDocument): readonly Held[] {
  return home.rest === null ? [home] : [home, ...home.rest.values()]
}

/** Those of these changes that count. */
export function countingOf(changes: Iterable<Held>): readonly PlacedChange[] {
  return [...changes].filter(({ valid }) => valid).map(held => held.placed())
}

/** All that a change names: it waits for exactly these, and they bound its time. */
export function* namesOf(change: Exclude<Change, { readonly op: 'create' }>): Generator<ChangeId> {
  yield change.doc
  if (change.op === 'delete') return yield* change.saw
  for (const saw of Object.values(change.saw)) yield* saw
  yield* change.lifts ?? []
}
