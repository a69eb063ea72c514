declare module 'libsodium-sumo' {
  /** Loads the WebAssembly that the module carries. */
  export default function loadLibsodium(): Promise<import('./wasm.js').Libsodium>
}
