/** The part of hyperdht 6 that the engine uses; the package ships no types of its own. */
declare module 'hyperdht' {
  interface Node {
    readonly host: string
    readonly port: number
  }

  interface Options {
    /** Nodes by which to find the others; else the public ones. */
    bootstrap?: readonly Node[]
    /** Own address to speak from. */
    host?: string
    port?: number
  }

  class HyperDHT {
    constructor(options?: Options)
    readonly destroyed: boolean
    destroy(options?: { force?: boolean }): Promise<void>
  }

  export default HyperDHT
  export type { Node, Options }
}

declare module 'hyperdht/testnet.js' {
  import type { Node } from 'hyperdht'

  /** A network of nodes in this process, on 127.0.0.1. */
  export default function createTestnet(size?: number): Promise<{
    readonly bootstrap: readonly Node[]
    destroy(): Promise<void>
  }>
}
