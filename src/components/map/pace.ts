/** After something took a while, rest this many times as long: it takes at most a quarter of the time then. */
const REST = 3
/** But never longer, milliseconds: what is new is to be seen. */
const LONGEST = 1000

/** How soon something that costs may be done again. The first time, and after a rest, it is at once. */
export class Pace {
  #rested = 0

  /** Milliseconds to wait. */
  wait(now: number): number {
    return Math.max(0, this.#rested - now)
  }

  /** It was begun and is done now. */
  took(begun: number, now: number): void {
    this.#rested = now + Math.min(LONGEST, REST * (now - begun))
  }
}
