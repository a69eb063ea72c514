/** Entry of the Worker under test: the same start as the real one, with calls for the tests behind it. */
import { earlyMessages } from '../../src/worker/early-messages.js'
import { ready } from '../../src/worker/shims/sodium/wasm.js'

globalThis.onmessage = message => earlyMessages.push(message)

ready
  .then(() => import('./worker-calls.js'))
  .catch((error: unknown) => {
    setTimeout(() => {
      throw error
    })
  })
