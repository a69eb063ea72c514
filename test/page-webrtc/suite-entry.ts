/** The acceptance of transports, in a page: WebRTC between two ends in it, and to a hub elsewhere. */
import { ready } from '../../src/worker/shims/sodium/wasm.js'

Object.assign(globalThis, {
  transportTests: ready.then(() => import('./suite-calls.js')).then(({ transportTests }) => transportTests)
})
