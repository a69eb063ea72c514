// The sizes of libsodium, by its own names. They are here, and not asked of the WebAssembly, because
// modules read them while they load, before it runs.
export const crypto_sign_BYTES = 64
export const crypto_sign_PUBLICKEYBYTES = 32
export const crypto_sign_SECRETKEYBYTES = 64
export const crypto_sign_SEEDBYTES = 32

export const crypto_box_PUBLICKEYBYTES = 32
export const crypto_box_SECRETKEYBYTES = 32
export const crypto_box_SEEDBYTES = 32
export const crypto_box_NONCEBYTES = 24
export const crypto_box_MACBYTES = 16
export const crypto_box_SEALBYTES = 48

export const crypto_generichash_BYTES = 32
export const crypto_generichash_BYTES_MIN = 16
export const crypto_generichash_BYTES_MAX = 64
export const crypto_generichash_KEYBYTES = 32
export const crypto_generichash_KEYBYTES_MIN = 16
export const crypto_generichash_KEYBYTES_MAX = 64
export const crypto_generichash_STATEBYTES = 384

export const crypto_hash_BYTES = 64
export const crypto_hash_sha256_BYTES = 32
export const crypto_hash_sha512_BYTES = 64
export const crypto_shorthash_BYTES = 8
export const crypto_shorthash_KEYBYTES = 16

export const crypto_kdf_BYTES_MIN = 16
export const crypto_kdf_BYTES_MAX = 64
export const crypto_kdf_KEYBYTES = 32
export const crypto_kdf_CONTEXTBYTES = 8

export const crypto_kx_SEEDBYTES = 32
export const crypto_kx_PUBLICKEYBYTES = 32
export const crypto_kx_SECRETKEYBYTES = 32
export const crypto_kx_SESSIONKEYBYTES = 32

export const crypto_scalarmult_BYTES = 32
export const crypto_scalarmult_SCALARBYTES = 32
export const crypto_scalarmult_ed25519_BYTES = 32
export const crypto_scalarmult_ed25519_SCALARBYTES = 32

export const crypto_secretbox_MACBYTES = 16
export const crypto_secretbox_NONCEBYTES = 24
export const crypto_secretbox_KEYBYTES = 32

export const crypto_stream_KEYBYTES = 32
export const crypto_stream_NONCEBYTES = 24

export const crypto_aead_chacha20poly1305_ietf_ABYTES = 16
export const crypto_aead_chacha20poly1305_ietf_KEYBYTES = 32
export const crypto_aead_chacha20poly1305_ietf_NPUBBYTES = 12
export const crypto_aead_chacha20poly1305_ietf_NSECBYTES = 0

export const crypto_aead_xchacha20poly1305_ietf_ABYTES = 16
export const crypto_aead_xchacha20poly1305_ietf_KEYBYTES = 32
export const crypto_aead_xchacha20poly1305_ietf_NPUBBYTES = 24
export const crypto_aead_xchacha20poly1305_ietf_NSECBYTES = 0

export const crypto_secretstream_xchacha20poly1305_ABYTES = 17
export const crypto_secretstream_xchacha20poly1305_HEADERBYTES = 24
export const crypto_secretstream_xchacha20poly1305_KEYBYTES = 32
export const crypto_secretstream_xchacha20poly1305_STATEBYTES = 52
export const crypto_secretstream_xchacha20poly1305_TAGBYTES = 1
export const crypto_secretstream_xchacha20poly1305_TAG_MESSAGE = 0
export const crypto_secretstream_xchacha20poly1305_TAG_PUSH = 1
export const crypto_secretstream_xchacha20poly1305_TAG_REKEY = 2
export const crypto_secretstream_xchacha20poly1305_TAG_FINAL = 3

export const crypto_pwhash_BYTES_MIN = 16
export const crypto_pwhash_SALTBYTES = 16
export const crypto_pwhash_ALG_ARGON2I13 = 1
export const crypto_pwhash_ALG_ARGON2ID13 = 2
export const crypto_pwhash_ALG_DEFAULT = 2
export const crypto_pwhash_OPSLIMIT_MIN = 1
export const crypto_pwhash_OPSLIMIT_INTERACTIVE = 2
export const crypto_pwhash_OPSLIMIT_MODERATE = 3
export const crypto_pwhash_OPSLIMIT_SENSITIVE = 4
export const crypto_pwhash_MEMLIMIT_MIN = 8192
export const crypto_pwhash_MEMLIMIT_INTERACTIVE = 67108864
export const crypto_pwhash_MEMLIMIT_MODERATE = 268435456
export const crypto_pwhash_MEMLIMIT_SENSITIVE = 1073741824
