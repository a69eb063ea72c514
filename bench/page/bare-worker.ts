/** Entry of the Worker that replicates one bare log: started as the engine's own, without what makes it a map. */
import { earlyMessages } from '../../src/worker/early-messages.js'
import { ready } from '../../src/worker/shims/sodium/wasm.js'

globalThis.onmessage = message => earlyMessages.push(message)

ready
  .then(() => import('./bare-log.js'))
  .catch((error: unknown) => {
    // Rethrown outside of the promise, it reaches the page as the Worker's error event.
    setTimeout(() => {
      throw error
    })
  })
