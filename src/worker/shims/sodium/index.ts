/**
 * What Hypercore and this project call of `sodium-native`, over libsodium in WebAssembly: the same names,
 * orders of arguments and results, hence the underscores. Await `ready` before the first call.
 */
export * from './aead.js'
export * from './box.js'
export * from './constants.js'
export * from './curve.js'
export * from './hash.js'
export * from './memory.js'
export * from './secretstream.js'
export * from './sign.js'
export { ready } from './wasm.js'
