import type { DeviceId } from '../../model/index.js'

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 60_000

interface Reread {
  pause: number
  timer: ReturnType<typeof setTimeout> | null
  /** How many changes had come in when its logs were read again last. */
  admissions: number
}

/**
 * When to read an author's logs again, of whom more changes waited than may. Only once something has come in
 * since, and each time after twice the pause: whoever writes changes that wait for nothing costs little.
 */
export class Rereading {
  readonly #reread: (device: DeviceId) => void
  readonly #admissions: () => number
  readonly #devices = new Map<DeviceId, Reread>()
  readonly #overflowed = new Set<DeviceId>()
  #closed = false

  /** `admissions` tells how many changes have come in so far. */
  constructor(reread: (device: DeviceId) => void, admissions: () => number) {
    this.#reread = reread
    this.#admissions = admissions
  }

  /** Call it after each batch with those who overflowed in it. */
  note(overflowed: readonly DeviceId[]): void {
    for (const device of overflowed) this.#overflowed.add(device)
    if (this.#closed) return
    for (const device of this.#overflowed) {
      const state = this.#stateOf(device)
      if (state.timer || state.admissions === this.#admissions()) continue
      state.timer = setTimeout(() => this.#run(device), state.pause)
      state.pause = Math.min(LONGEST_PAUSE_MS, state.pause * 2)
    }
  }

  /** Those whose logs are to be read again, now or later. */
  get pending(): ReadonlySet<DeviceId> {
    return this.#overflowed
  }

  /** Reads those again for whom it may help, without a pause. False when there are none. */
  runNow(): boolean {
    const due = [...this.#overflowed].filter(
      device => this.#stateOf(device).admissions !== this.#admissions()
    )
    for (const device of due) this.#run(device)
    return due.length > 0
  }

  close(): void {
    this.#closed = true
    for (const { timer } of this.#devices.values()) if (timer) clearTimeout(timer)
  }

  #run(device: DeviceId): void {
    const state = this.#stateOf(device)
    if (state.timer) clearTimeout(state.timer)
    state.timer = null
    state.admissions = this.#admissions()
    this.#overflowed.delete(device)
    this.#reread(device)
  }

  #stateOf(device: DeviceId): Reread {
    let state = this.#devices.get(device)
    if (!state) this.#devices.set(device, (state = { pause: FIRST_PAUSE_MS, timer: null, admissions: 0 }))
    return state
  }
}
