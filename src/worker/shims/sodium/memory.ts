/** The most that the browser fills with random bytes in one call. */
const RANDOM_BYTES_AT_ONCE = 65536

export function randombytes_buf(buffer: Uint8Array): void {
  const bytes = new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.byteLength)
  for (let start = 0; start < bytes.byteLength; start += RANDOM_BYTES_AT_ONCE) {
    crypto.getRandomValues(bytes.subarray(start, start + RANDOM_BYTES_AT_ONCE))
  }
}

export function randombytes_random(): number {
  const words = crypto.getRandomValues(new Uint32Array(1))
  return words[0] ?? 0
}

/** A number below `upperBound`, each equally likely. */
export function randombytes_uniform(upperBound: number): number {
  if (upperBound < 2) return 0
  const whole = 2 ** 32 - (2 ** 32 % upperBound)
  for (;;) {
    const number = randombytes_random()
    if (number < whole) return number % upperBound
  }
}

/** Ordinary memory: a page has none that is locked. */
export function sodium_malloc(byteLength: number): Uint8Array {
  return new Uint8Array(byteLength)
}

/** Wipes what the native library would have wiped. */
export function sodium_free(secret: Uint8Array): void {
  secret.fill(0)
}

export function sodium_memzero(secret: Uint8Array): void {
  secret.fill(0)
}

/** Whether two buffers are equal, in a time that does not tell where they differ. */
export function sodium_memcmp(a: Uint8Array, b: Uint8Array): boolean {
  if (a.byteLength !== b.byteLength) throw new Error('buffers must be of same length')
  let difference = 0
  for (let i = 0; i < a.byteLength; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0)
  return difference === 0
}

export function sodium_is_zero(buffer: Uint8Array, length = buffer.byteLength): boolean {
  let any = 0
  for (let i = 0; i < length; i++) any |= buffer[i] ?? 0
  return any === 0
}

/** Adds one to a little-endian number of any length. */
export function sodium_increment(number: Uint8Array): void {
  let carry = 1
  for (let i = 0; i < number.byteLength; i++) {
    carry += number[i] ?? 0
    number[i] = carry & 0xff
    carry >>= 8
  }
}
