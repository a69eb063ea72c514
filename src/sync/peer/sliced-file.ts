import { toHex } from '../../model/index.js'
import type { LocalFiles } from '../storage/storage.js'
import { decryptLocal, encryptLocal, joinBytes, randomBytes } from './seal.js'

/** Bytes of a slice: encrypting and writing one is no noticeable pause. */
const SLICE = 1024 * 1024
const ID = 16
/** Id of the writing, number of the slice, number of slices, length of the whole. */
const HEAD = ID + 12

/**
 * A large file of this device, encrypted, written in slices beside the one before and taking its place at once: a
 * crash leaves the old one or the new one. What is torn, or another key's, reads as nothing.
 */
export class SlicedFile {
  readonly #files: LocalFiles
  readonly #folder: string
  readonly #key: Uint8Array

  constructor(files: LocalFiles, folder: string, key: Uint8Array) {
    this.#files = files
    this.#folder = folder
    this.#key = key
  }

  /** Null when there is none, or it is not whole. */
  async read(): Promise<Uint8Array<ArrayBuffer> | null> {
    const head = await this.#head()
    if (!head) return null
    const { side, id, count, length } = head
    const whole = new Uint8Array(length)
    for (let number = 0; number < count; number++) {
      const plain = await this.#plain(this.#name(side, number))
      if (!plain || plain.length < HEAD || toHex(plain.subarray(0, ID)) !== id) return null
      const view = new DataView(plain.buffer, plain.byteOffset)
      const slice = plain.subarray(HEAD)
      const expected = Math.min(SLICE, length - number * SLICE)
      if (view.getUint32(ID, true) !== number || slice.length !== expected) return null
      whole.set(slice, number * SLICE)
    }
    return whole
  }

  /** Durable and in place when it resolves. `isWanted` is asked before each slice; false leaves the old file. */
  async write(bytes: Uint8Array, isWanted: () => boolean): Promise<boolean> {
    const before = await this.#head()
    const side = before?.side === 'a' ? 'b' : 'a'
    const count = Math.ceil(bytes.length / SLICE)
    const head = new Uint8Array(HEAD)
    const view = new DataView(head.buffer)
    head.set(randomBytes(ID))
    view.setUint32(ID + 4, count, true)
    view.setUint32(ID + 8, bytes.length, true)
    for (let number = 0; number < count; number++) {
      if (!isWanted()) return false
      view.setUint32(ID, number, true)
      const slice = bytes.subarray(number * SLICE, (number + 1) * SLICE)
      await this.#files.write(this.#name(side, number), encryptLocal(this.#key, joinBytes(head, slice)))
    }
    const name = new TextEncoder().encode(side)
    await this.#files.write(`${this.#folder}/head`, encryptLocal(this.#key, joinBytes(head, name)))
    for (let number = 0; number < (before?.count ?? 0); number++) {
      await this.#files.remove(this.#name(before!.side, number))
    }
    return true
  }

  #name(side: string, number: number): string {
    return `${this.#folder}/${side}-${number}`
  }

  async #head() {
    const plain = await this.#plain(`${this.#folder}/head`)
    if (plain?.length !== HEAD + 1) return null
    const view = new DataView(plain.buffer, plain.byteOffset)
    return {
      side: plain[HEAD] === 'a'.charCodeAt(0) ? ('a' as const) : ('b' as const),
      id: toHex(plain.subarray(0, ID)),
      count: view.getUint32(ID + 4, true),
      length: view.getUint32(ID + 8, true)
    }
  }

  async #plain(name: string): Promise<Uint8Array | null> {
    const bytes = await this.#files.read(name)
    return bytes && decryptLocal(this.#key, bytes)
  }
}
