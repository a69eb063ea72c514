import type { MapCorner, MapHandle, Project, UsedMapControl } from '../../project/types.js'
import { mountElement } from '../fields/custom/mount-element.js'

type Guest = HTMLElement & { map?: MapHandle; project?: Project | null }

/** Elements that plugins place on one map. What throws is switched off. */
export class PluginControls {
  readonly #handle: MapHandle
  readonly #changed: () => void
  #wanted: readonly UsedMapControl[] = []
  #project: Project | null = null
  readonly #guests = new Map<UsedMapControl, Guest | null>()

  /** @param changed called when another element is there */
  constructor(handle: MapHandle, changed: () => void) {
    this.#handle = handle
    this.#changed = changed
  }

  show(wanted: readonly UsedMapControl[], project: Project | null): void {
    this.#wanted = wanted
    this.#project = project
    for (const control of this.#guests.keys()) if (!wanted.includes(control)) this.#guests.delete(control)
    for (const control of wanted) {
      const guest = this.#guests.get(control)
      if (guest === undefined) void this.#load(control)
      else if (guest !== null) this.#fill(control, guest)
    }
  }

  in(corner: MapCorner): readonly HTMLElement[] {
    return this.#wanted.flatMap(control =>
      control.corner === corner ? (this.#guests.get(control) ?? []) : []
    )
  }

  async #load(control: UsedMapControl): Promise<void> {
    this.#guests.set(control, null)
    try {
      const guest: Guest = mountElement(`cairn-map-control-${control.id}`, await control.element())
      if (!this.#wanted.includes(control)) return
      this.#guests.set(control, guest)
      this.#fill(control, guest)
    } catch (error) {
      this.#fail(control, error)
    }
    this.#changed()
  }

  #fill(control: UsedMapControl, guest: Guest): void {
    try {
      Object.assign(guest, { map: this.#handle, project: this.#project })
    } catch (error) {
      this.#fail(control, error)
    }
  }

  #fail(control: UsedMapControl, error: unknown): void {
    console.error(error)
    this.#guests.set(control, null)
    control.failed?.(error)
  }
}
