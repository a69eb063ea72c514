import * as size from './constants.js'
import { invoke, libsodium, mustMeasure, mustSucceed } from './wasm.js'

const POINT = size.crypto_scalarmult_BYTES

export function crypto_scalarmult(output: Uint8Array, scalar: Uint8Array, point: Uint8Array): void {
  multiply('crypto_scalarmult', output, scalar, point)
}

export function crypto_scalarmult_ed25519(output: Uint8Array, scalar: Uint8Array, point: Uint8Array): void {
  multiply('crypto_scalarmult_ed25519', output, scalar, point)
}

export function crypto_scalarmult_ed25519_noclamp(
  output: Uint8Array,
  scalar: Uint8Array,
  point: Uint8Array
): void {
  multiply('crypto_scalarmult_ed25519_noclamp', output, scalar, point)
}

export function crypto_scalarmult_base(output: Uint8Array, scalar: Uint8Array): void {
  mustMeasure(output, POINT, 'q')
  mustMeasure(scalar, POINT, 'n')
  const status = invoke([output], [scalar], (q, n) => libsodium._crypto_scalarmult_base(q, n))
  mustSucceed(status, 'crypto_scalarmult_base')
}

type Multiplication = 'crypto_scalarmult' | 'crypto_scalarmult_ed25519' | 'crypto_scalarmult_ed25519_noclamp'

function multiply(name: Multiplication, output: Uint8Array, scalar: Uint8Array, point: Uint8Array): void {
  mustMeasure(output, POINT, 'q')
  mustMeasure(scalar, POINT, 'n')
  mustMeasure(point, POINT, 'p')
  const status = invoke([output], [scalar, point], (q, n, p) => libsodium[`_${name}`](q, n, p))
  mustSucceed(status, name)
}
