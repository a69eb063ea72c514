/**
 * The part of sodium-universal 5 that the project uses; the package ships no types of its own.
 * Functions write into the first buffer, whose length must be exact. Those that open or verify return false or
 * throw when the input does not authenticate.
 */
declare module 'sodium-universal' {
  interface Sodium {
    randombytes_buf(out: Uint8Array): void
    randombytes_uniform(upperBound: number): number

    sodium_malloc(byteLength: number): Uint8Array
    sodium_free(secret: Uint8Array): void
    sodium_memzero(secret: Uint8Array): void
    sodium_memcmp(a: Uint8Array, b: Uint8Array): boolean

    readonly crypto_generichash_BYTES: number
    readonly crypto_generichash_KEYBYTES: number
    crypto_generichash(out: Uint8Array, input: Uint8Array, key?: Uint8Array): void
    readonly crypto_generichash_STATEBYTES: number
    crypto_generichash_init(state: Uint8Array, key: Uint8Array | null, outputLength: number): void
    crypto_generichash_update(state: Uint8Array, input: Uint8Array): void
    crypto_generichash_final(state: Uint8Array, out: Uint8Array): void
    crypto_generichash_batch(out: Uint8Array, inputs: readonly Uint8Array[], key?: Uint8Array): void
    crypto_hash_sha256(out: Uint8Array, input: Uint8Array): void

    readonly crypto_sign_BYTES: number
    readonly crypto_sign_PUBLICKEYBYTES: number
    readonly crypto_sign_SECRETKEYBYTES: number
    readonly crypto_sign_SEEDBYTES: number
    crypto_sign_keypair(publicKey: Uint8Array, secretKey: Uint8Array): void
    crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void
    crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void
    crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
    crypto_sign_ed25519_sk_to_pk(publicKey: Uint8Array, secretKey: Uint8Array): void
    crypto_sign_ed25519_pk_to_curve25519(curvePublicKey: Uint8Array, publicKey: Uint8Array): void
    crypto_sign_ed25519_sk_to_curve25519(curveSecretKey: Uint8Array, secretKey: Uint8Array): void

    readonly crypto_box_PUBLICKEYBYTES: number
    readonly crypto_box_SECRETKEYBYTES: number
    readonly crypto_box_SEALBYTES: number
    crypto_box_keypair(publicKey: Uint8Array, secretKey: Uint8Array): void
    crypto_box_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void
    crypto_box_seal(ciphertext: Uint8Array, message: Uint8Array, publicKey: Uint8Array): void
    crypto_box_seal_open(
      message: Uint8Array,
      ciphertext: Uint8Array,
      publicKey: Uint8Array,
      secretKey: Uint8Array
    ): boolean

    readonly crypto_scalarmult_BYTES: number
    crypto_scalarmult(out: Uint8Array, secretKey: Uint8Array, publicKey: Uint8Array): void

    readonly crypto_secretbox_KEYBYTES: number
    readonly crypto_secretbox_NONCEBYTES: number
    readonly crypto_secretbox_MACBYTES: number
    crypto_secretbox_easy(
      ciphertext: Uint8Array,
      message: Uint8Array,
      nonce: Uint8Array,
      key: Uint8Array
    ): void
    crypto_secretbox_open_easy(
      message: Uint8Array,
      ciphertext: Uint8Array,
      nonce: Uint8Array,
      key: Uint8Array
    ): boolean

    readonly crypto_aead_xchacha20poly1305_ietf_KEYBYTES: number
    readonly crypto_aead_xchacha20poly1305_ietf_NPUBBYTES: number
    readonly crypto_aead_xchacha20poly1305_ietf_ABYTES: number
    /** @returns bytes written */
    crypto_aead_xchacha20poly1305_ietf_encrypt(
      ciphertext: Uint8Array,
      message: Uint8Array,
      additional: Uint8Array | null,
      secretNonce: null,
      nonce: Uint8Array,
      key: Uint8Array
    ): number
    /** @returns bytes written; throws when the ciphertext does not authenticate */
    crypto_aead_xchacha20poly1305_ietf_decrypt(
      message: Uint8Array,
      secretNonce: null,
      ciphertext: Uint8Array,
      additional: Uint8Array | null,
      nonce: Uint8Array,
      key: Uint8Array
    ): number

    /** `ciphertext` has the length of `message`; `mac` gets ABYTES. Both may be one buffer. */
    crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
      ciphertext: Uint8Array,
      mac: Uint8Array,
      message: Uint8Array,
      additional: Uint8Array | null,
      secretNonce: null,
      nonce: Uint8Array,
      key: Uint8Array
    ): number
    /** Throws when the ciphertext does not authenticate. */
    crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
      message: Uint8Array,
      secretNonce: null,
      ciphertext: Uint8Array,
      mac: Uint8Array,
      additional: Uint8Array | null,
      nonce: Uint8Array,
      key: Uint8Array
    ): void

    readonly crypto_kdf_KEYBYTES: number
    readonly crypto_kdf_CONTEXTBYTES: number
    crypto_kdf_derive_from_key(
      subkey: Uint8Array,
      subkeyId: number,
      context: Uint8Array,
      key: Uint8Array
    ): void

    readonly crypto_pwhash_SALTBYTES: number
    readonly crypto_pwhash_ALG_ARGON2ID13: number
    readonly crypto_pwhash_OPSLIMIT_MODERATE: number
    readonly crypto_pwhash_MEMLIMIT_MODERATE: number
    crypto_pwhash(
      out: Uint8Array,
      password: Uint8Array,
      salt: Uint8Array,
      opsLimit: number,
      memLimit: number,
      algorithm: number
    ): void
    crypto_pwhash_async(
      out: Uint8Array,
      password: Uint8Array,
      salt: Uint8Array,
      opsLimit: number,
      memLimit: number,
      algorithm: number
    ): Promise<void>
  }

  const sodium: Sodium
  export default sodium
}
