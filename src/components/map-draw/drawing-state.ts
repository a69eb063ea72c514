import { draftOf, emptyDraft, withInserted, withMoved, withoutPlace, withPlace } from './draft-shape.js'
import type { DraftShape, LngLat, ShapeType } from './draft-shape.js'

interface Step {
  readonly draft: DraftShape
  readonly chosen: number | null
}

/** A drawing and the steps that led to it, each of which can be taken back. */
export class DrawingState {
  #now: Step
  #before: Step[] = []

  /** Goes on from a geometry, when it is one of this type and in one piece. */
  constructor(type: ShapeType, geometry: unknown) {
    const known = draftOf(geometry)
    this.#now = { draft: known?.type === type ? known : emptyDraft(type), chosen: null }
  }

  get draft(): DraftShape {
    return this.#now.draft
  }

  /** The place that is chosen, to be moved or removed. */
  get chosen(): number | null {
    return this.#now.chosen
  }

  get canUndo(): boolean {
    return this.#before.length > 0
  }

  add(place: LngLat): void {
    this.#step({ draft: withPlace(this.draft, this.#near(place)), chosen: null })
  }

  insert(at: number, place: LngLat): void {
    this.#step({ draft: withInserted(this.draft, at, this.#near(place)), chosen: at })
  }

  choose(at: number | null): void {
    this.#now = { ...this.#now, chosen: at }
  }

  /** The next place in turn. */
  chooseNext(): LngLat | null {
    const { places } = this.draft
    if (places.length === 0) return null
    const at = this.chosen === null ? 0 : (this.chosen + 1) % places.length
    this.choose(at)
    return places[at]!
  }

  /** What follows until the next step is one step. */
  grab(): void {
    this.#step(this.#now)
  }

  /** Belongs to the step before. */
  move(at: number, place: LngLat): void {
    if (at < this.draft.places.length)
      this.#now = { draft: withMoved(this.draft, at, this.#near(place)), chosen: at }
  }

  remove(at: number): void {
    this.#step({ draft: withoutPlace(this.draft, at), chosen: null })
  }

  /** The same places as another type of shape, as if they had been drawn so. */
  become(type: ShapeType): void {
    const other = ({ draft, chosen }: Step): Step => ({ draft: { ...draft, type }, chosen })
    this.#now = other(this.#now)
    this.#before = this.#before.map(other)
  }

  undo(): void {
    this.#now = this.#before.pop() ?? this.#now
  }

  clear(): void {
    this.#step({ draft: emptyDraft(this.draft.type), chosen: null })
  }

  #step(next: Step): void {
    this.#before.push(this.#now)
    this.#now = next
  }

  /** The same place, the shorter way around the earth from where the drawing begins. */
  #near([longitude, latitude]: LngLat): LngLat {
    const first = this.draft.places[0]?.[0] ?? longitude
    return [longitude + Math.round((first - longitude) / 360) * 360, latitude]
  }
}
