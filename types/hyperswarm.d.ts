/** The part of hyperswarm 4 that the engine uses; the package ships no types of its own. */
declare module 'hyperswarm' {
  import type HyperDHT from 'hyperdht'
  import type { KeyPair } from 'hypercore'
  import type NoiseSecretStream from '@hyperswarm/secret-stream'

  interface Options {
    /** Shared ones are to be destroyed by their maker. */
    dht?: HyperDHT
    /** By chance when none is given. */
    keyPair?: KeyPair
    maxPeers?: number
    /** Milliseconds until the first, second and third attempt to connect again, and those after them. */
    backoffs?: readonly number[]
    jitter?: number
  }

  interface Roles {
    client?: boolean
    server?: boolean
  }

  interface Discovery {
    /** Looks and announces anew. Resolves to whether it went through; rejects when the topic was left. */
    refresh(roles: Roles): Promise<unknown>
  }

  class Hyperswarm {
    constructor(options?: Options)
    readonly connections: ReadonlySet<NoiseSecretStream>
    join(topic: Uint8Array, roles?: Roles): Discovery
    /** Destroys the DHT too. */
    destroy(options?: { force?: boolean }): Promise<void>
    leave(topic: Uint8Array): Promise<void>
    on(event: 'connection', listener: (connection: NoiseSecretStream) => void): this
  }

  export default Hyperswarm
}
