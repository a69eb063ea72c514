import { wait } from '../../wait.js'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000
/** How long a link must stand to have been a good one. */
const LASTING_MS = 2_000

/**
 * Calls again and again until aborted. `call` resolves when what it had made has ended, or when nothing came of it.
 * Pauses grow from a quarter of a second to five, with some chance in them; after a link that lasted they begin anew.
 */
export async function keepCalling(call: () => Promise<void>, signal: AbortSignal): Promise<void> {
  let pause = FIRST_PAUSE_MS
  const isOver = (): boolean => signal.aborted
  while (!isOver()) {
    const since = performance.now()
    await call()
    if (performance.now() - since > LASTING_MS + DIAL_MS) pause = FIRST_PAUSE_MS
    await wait(pause * (0.75 + Math.random() / 2), signal)
    pause = Math.min(LONGEST_PAUSE_MS, 2 * pause)
  }
}

/** Time for a call to be answered. */
export const DIAL_MS = 3_000
