/** Characters of a chunk: short enough to cut a text from it at no cost, long enough that chunks are few. */
const CHUNK = 32_768
/** Characters that are no longer in use, before the chunks are made anew. */
const MAX_WASTE = 4 * CHUNK

/** All texts, for a snapshot: the chunks' UTF-8 one after the other, and where in its chunk each text is. */
export interface Texts {
  readonly bytes: Uint8Array
  /** Bytes of each chunk. */
  readonly lengths: Uint32Array
  readonly chunk: Uint32Array
  readonly start: Uint32Array
  readonly length: Uint16Array
}

/**
 * A text a slot, kept in few long strings: a string for each takes more room than what is in it, and work of the
 * garbage collector. A text holds at most 65,535 characters.
 */
export class TextColumn {
  #chunks: string[] = ['']
  /** The newest texts, not part of a chunk yet, and their length together. */
  #open: string[] = []
  #openLength = 0
  #capacity = 1024
  #chunk = new Uint32Array(this.#capacity)
  #start = new Uint32Array(this.#capacity)
  #length = new Uint16Array(this.#capacity)
  #end = 0
  #waste = 0

  read(slot: number): string {
    const length = slot < this.#end ? this.#length[slot]! : 0
    if (length === 0) return ''
    const number = this.#chunk[slot]!
    if (number === this.#chunks.length) this.#close()
    const start = this.#start[slot]!
    return this.#chunks[number]!.slice(start, start + length)
  }

  write(slot: number, text: string): void {
    this.#reserve(slot + 1)
    if (this.#length[slot]! > 0 && this.read(slot) === text) return
    this.#waste += this.#length[slot]!
    if (this.#openLength + text.length > CHUNK) this.#close()
    this.#put(slot, text)
    if (this.#waste > MAX_WASTE && this.#waste > (this.#chunks.length * CHUNK) / 2) this.#renew()
  }

  all(): Texts {
    this.#close()
    const parts = this.#chunks.map(chunk => new TextEncoder().encode(chunk))
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      bytes.set(part, at)
      at += part.length
    }
    return {
      bytes,
      lengths: Uint32Array.from(parts, part => part.length),
      chunk: this.#chunk.slice(0, this.#end),
      start: this.#start.slice(0, this.#end),
      length: this.#length.slice(0, this.#end)
    }
  }

  load({ bytes, lengths, chunk, start, length }: Texts): void {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    let at = 0
    this.#chunks = [...lengths].map(part => decoder.decode(bytes.subarray(at, (at += part))))
    this.#open = []
    this.#openLength = this.#waste = 0
    this.#end = 0
    this.#reserve(length.length)
    this.#chunk.set(chunk)
    this.#start.set(start)
    this.#length.set(length)
  }

  #put(slot: number, text: string): void {
    this.#chunk[slot] = this.#chunks.length
    this.#start[slot] = this.#openLength
    this.#length[slot] = text.length
    if (text.length > 0) this.#open.push(text)
    this.#openLength += text.length
  }

  #close(): void {
    if (this.#openLength === 0) return
    this.#chunks.push(this.#open.join(''))
    this.#open = []
    this.#openLength = 0
  }

  #renew(): void {
    const texts = Array.from({ length: this.#end }, (_, slot) => this.read(slot))
    this.#chunks = ['']
    this.#open = []
    this.#openLength = this.#waste = 0
    for (const [slot, text] of texts.entries()) {
      if (this.#openLength + text.length > CHUNK) this.#close()
      this.#put(slot, text)
    }
  }

  #reserve(end: number): void {
    if (end <= this.#end) return
    this.#end = end
    if (end <= this.#capacity) return
    while (this.#capacity < end) this.#capacity *= 2
    const [chunk, start, length] = [this.#chunk, this.#start, this.#length]
    this.#chunk = new Uint32Array(this.#capacity)
    this.#start = new Uint32Array(this.#capacity)
    this.#length = new Uint16Array(this.#capacity)
    this.#chunk.set(chunk)
    this.#start.set(start)
    this.#length.set(length)
  }
}
