declare module 'libsodium-sumo' {
  type FunctionName =
    | 'sodium_init'
    | 'malloc'
    | 'free'
    | 'crypto_generichash'
    | 'crypto_generichash_init'
    | 'crypto_generichash_update'
    | 'crypto_generichash_final'
    | 'crypto_hash_sha256'
    | 'crypto_hash_sha512'
    | 'crypto_shorthash'
    | 'crypto_kdf_derive_from_key'
    | 'crypto_pwhash'
    | 'crypto_sign_seed_keypair'
    | 'crypto_sign_detached'
    | 'crypto_sign_verify_detached'
    | 'crypto_sign_ed25519_pk_to_curve25519'
    | 'crypto_sign_ed25519_sk_to_curve25519'
    | 'crypto_box_seed_keypair'
    | 'crypto_box_seal'
    | 'crypto_box_seal_open'
    | 'crypto_kx_seed_keypair'
    | 'crypto_secretbox_easy'
    | 'crypto_secretbox_open_easy'
    | 'crypto_stream_xor'
    | 'crypto_scalarmult'
    | 'crypto_scalarmult_base'
    | 'crypto_scalarmult_ed25519'
    | 'crypto_scalarmult_ed25519_noclamp'
    | 'crypto_aead_chacha20poly1305_ietf_encrypt'
    | 'crypto_aead_chacha20poly1305_ietf_decrypt'
    | 'crypto_aead_xchacha20poly1305_ietf_encrypt'
    | 'crypto_aead_xchacha20poly1305_ietf_decrypt'
    | 'crypto_aead_xchacha20poly1305_ietf_encrypt_detached'
    | 'crypto_aead_xchacha20poly1305_ietf_decrypt_detached'
    | 'crypto_secretstream_xchacha20poly1305_init_push'
    | 'crypto_secretstream_xchacha20poly1305_init_pull'
    | 'crypto_secretstream_xchacha20poly1305_push'
    | 'crypto_secretstream_xchacha20poly1305_pull'

  /** The part of libsodium's WebAssembly build that is used here. */
  export type Libsodium = { readonly HEAPU8: Uint8Array } & {
    readonly [Name in `_${FunctionName}`]: (...numbers: number[]) => number
  }

  /** Loads the WebAssembly that the module carries. */
  export default function loadLibsodium(): Promise<Libsodium>
}
