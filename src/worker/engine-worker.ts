/**
 * Entry of the Worker. Hypercore hashes while its modules load, so libsodium must run before the engine
 * is imported. There is no top-level await here or below: bundlers may turn this file into a classic
 * script, which knows none.
 */
import { earlyMessages } from './early-messages.js'
import { ready } from './shims/sodium/wasm.js'

globalThis.onmessage = message => earlyMessages.push(message)

ready
  .then(() => import('./engine.js'))
  .catch((error: unknown) => {
    // Rethrown outside of the promise, it reaches the page as the Worker's error event.
    setTimeout(() => {
      throw error
    })
  })
