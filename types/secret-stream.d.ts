/** The part of @hyperswarm/secret-stream 6 that the engine uses; the package ships no types of its own. */
declare module '@hyperswarm/secret-stream' {
  import type { Duplex } from 'streamx'
  import type { KeyPair } from 'hypercore'

  interface SecretStreamOptions {
    keyPair?: KeyPair
    /** Refuses every other peer. Needed by the IK pattern's initiator. */
    remotePublicKey?: Uint8Array
    publicKey?: Uint8Array
    /** Noise handshake pattern: XX (default) or IK. */
    pattern?: 'XX' | 'IK'
    /** Milliseconds between empty messages; 0 sends none. */
    keepAlive?: number
    autoStart?: boolean
    enableSend?: boolean
    /** Bytes received before the stream was made, in order of arrival. */
    data?: Uint8Array
    ended?: boolean
  }

  /** A duplex stream encrypted end to end by a Noise handshake over `rawStream`. */
  class NoiseSecretStream extends Duplex {
    constructor(isInitiator: boolean, rawStream?: unknown, options?: SecretStreamOptions)

    static keyPair(seed?: Uint8Array): KeyPair
    static id(handshakeHash: Uint8Array, isInitiator: boolean, id?: Uint8Array): Uint8Array

    readonly noiseStream: NoiseSecretStream
    readonly isInitiator: boolean
    readonly connected: boolean
    /** Null until the handshake is done. */
    readonly publicKey: Uint8Array | null
    readonly remotePublicKey: Uint8Array | null
    readonly handshakeHash: Uint8Array | null
    /** Resolves to whether the handshake succeeded. */
    readonly opened: Promise<boolean>
    readonly rawStream: Duplex & { readonly noiseStream?: NoiseSecretStream }
    readonly rawBytesWritten: number
    readonly rawBytesRead: number
    readonly keepAlive: number
    userData: unknown

    start(rawStream?: unknown, options?: SecretStreamOptions): void
    setTimeout(milliseconds: number): void
    setKeepAlive(milliseconds: number): void
    sendKeepAlive(): void
    flush(): Promise<boolean>
    alloc(byteLength: number): Uint8Array
  }

  export default NoiseSecretStream
  export type { SecretStreamOptions }
}
