/**
 * Runs `task` in a later macrotask, tasks in the order they were given. Hypercore relies on storage
 * callbacks arriving after all pending microtasks, as they do from a native thread pool; delivered as
 * microtasks they change the order of its own promises and replication stalls.
 */
export const inNextMacrotask: (task: () => void) => void =
  typeof setImmediate === 'function' ? task => void setImmediate(task) : channelScheduler()

// setTimeout would do as well, were it not delayed to 4 ms when nested.
function channelScheduler(): (task: () => void) => void {
  const channel = new MessageChannel()
  const tasks: (() => void)[] = []
  channel.port1.onmessage = () => tasks.shift()?.()
  return task => {
    tasks.push(task)
    channel.port2.postMessage(null)
  }
}
