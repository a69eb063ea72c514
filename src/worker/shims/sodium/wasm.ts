import loadLibsodium, { type Libsodium } from 'libsodium-sumo'

/**
 * libsodium as WebAssembly, its C functions by name. Lengths of 64 bits are passed as two numbers, the
 * low half first.
 */
export let libsodium: Libsodium

/** Resolves when every function of this folder may be called. */
export const ready: Promise<void> = loadLibsodium().then(library => {
  if (library._sodium_init() < 0) throw new Error('libsodium did not start')
  libsodium = library
})

const ALIGNMENT = 16
const SMALLEST_SCRATCH = 1 << 18
let scratch = 0
let scratchSize = 0

type Buffers = readonly (Uint8Array | null | undefined)[]

/**
 * Copies `outputs` (which may also be inputs) and `inputs` into WebAssembly memory and runs `call` with
 * their addresses in that order, 0 for one that is missing. If it returns 0, the outputs are copied
 * back. The copies are wiped in any case, since among them are secrets. Returns what `call` returned.
 */
export function invoke(
  outputs: readonly Uint8Array[],
  inputs: Buffers,
  call: (...addresses: number[]) => number
): number {
  const buffers: Buffers = [...outputs, ...inputs]
  let needed = 0
  for (const buffer of buffers) if (buffer) needed += padded(buffer.byteLength)
  reserve(needed)
  const addresses = place(buffers)
  try {
    const status = call(...addresses)
    if (status === 0) {
      outputs.forEach((output, i) => {
        const at = addresses[i] ?? 0
        output.set(libsodium.HEAPU8.subarray(at, at + output.byteLength))
      })
    }
    return status
  } finally {
    libsodium.HEAPU8.fill(0, scratch, scratch + needed)
  }
}

/** Throws unless `status` is 0. */
export function mustSucceed(status: number, what: string): void {
  if (status !== 0) throw new Error(`${what} failed`)
}

/** Throws unless `buffer` holds exactly `length` bytes: C reads on past the end of a shorter one. */
export function mustMeasure(buffer: Uint8Array, length: number, name: string): void {
  if (!ArrayBuffer.isView(buffer) || buffer.byteLength !== length) {
    throw new Error(`${name} must be ${length} bytes`)
  }
}

/** Throws unless the length of `buffer` is between both bounds, which are included. */
export function mustMeasureBetween(buffer: Uint8Array, least: number, most: number, name: string): void {
  if (!ArrayBuffer.isView(buffer) || buffer.byteLength < least || buffer.byteLength > most) {
    throw new Error(`${name} must be ${least} to ${most} bytes`)
  }
}

// One byte at least, so that no two buffers share an address.
function padded(length: number): number {
  return (length + ALIGNMENT) & ~(ALIGNMENT - 1)
}

function reserve(size: number): void {
  if (size <= scratchSize) return
  if (scratch !== 0) libsodium._free(scratch)
  scratchSize = Math.max(size, SMALLEST_SCRATCH)
  scratch = libsodium._malloc(scratchSize)
  if (scratch === 0) throw new Error('Out of memory')
}

function place(buffers: Buffers): number[] {
  let next = scratch
  return buffers.map(buffer => {
    if (!buffer) return 0
    const address = next
    libsodium.HEAPU8.set(buffer, address)
    next += padded(buffer.byteLength)
    return address
  })
}
