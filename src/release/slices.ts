/** Milliseconds of work before others get a turn. */
const SLICE = 50

/** Gives way to the event loop when a slice of work is over; await it once an item. */
export function createSlices(now: () => number): () => Promise<void> {
  let start = now()
  return async () => {
    if (now() - start < SLICE) return
    await turn()
    start = now()
  }
}

/** One turn of the event loop. A message, not a timer: timers in a hidden page come once a second. */
function turn(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
