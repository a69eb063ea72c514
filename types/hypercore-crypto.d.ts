/** The part of hypercore-crypto 3 that the engine uses; the package ships no types of its own. */
declare module 'hypercore-crypto' {
  import type { KeyPair } from 'hypercore'

  interface TreeNode {
    index: number
    size: number
    hash: Uint8Array
  }

  interface HypercoreCrypto {
    /** Ed25519; the same `seed` of 32 bytes gives the same pair. */
    keyPair(seed?: Uint8Array): KeyPair
    validateKeyPair(keyPair: KeyPair): boolean
    sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array
    verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean
    /** X25519 pair for `encrypt`, which seals to a public key, and `decrypt`, null when it does not open. */
    encryptionKeyPair(seed?: Uint8Array): KeyPair
    encrypt(message: Uint8Array, publicKey: Uint8Array): Uint8Array
    decrypt(ciphertext: Uint8Array, keyPair: KeyPair): Uint8Array | null
    /** BLAKE2b-256. */
    hash(data: Uint8Array | readonly Uint8Array[], out?: Uint8Array): Uint8Array
    data(data: Uint8Array): Uint8Array
    parent(a: TreeNode, b: TreeNode): Uint8Array
    tree(roots: readonly TreeNode[], out?: Uint8Array): Uint8Array
    randomBytes(byteLength: number): Uint8Array
    discoveryKey(key: Uint8Array): Uint8Array
    namespace(name: string | Uint8Array, count: number | readonly number[]): Uint8Array[]
  }

  const crypto: HypercoreCrypto
  export default crypto
}
