const QUOTE = 0x22
const BACKSLASH = 0x5c
const NEWLINE = 0x0a

/** Where in a file: line and column from 1, columns counted in characters. */
export interface Spot {
  readonly line: number
  readonly column: number
}

/** What stopped the reading; the caller knows which words to give it. */
export class Stop extends Error {
  constructor(
    readonly why: 'ends' | 'deep' | 'large' | 'encoding',
    readonly spot: Spot
  ) {
    super(why)
  }
}

/** Containers inside each other, over a whole value. Far above what a document may hold. */
const DEEPEST = 64

/** Reads JSON value by value from a stream of bytes; keeps one value and one chunk in memory. */
export class JsonBytes {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #chunk: Uint8Array = new Uint8Array()
  #at = 0
  #line = 1
  #column = 1

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader()
  }

  /** Where the next byte stands. */
  get spot(): Spot {
    return { line: this.#line, column: this.#column }
  }

  /** Up to `count` bytes from here, without taking them. */
  async ahead(count: number): Promise<Uint8Array> {
    while (this.#chunk.length - this.#at < count) {
      const rest = this.#chunk.subarray(this.#at)
      if (!(await this.#fill())) {
        this.#chunk = rest
        this.#at = 0
        break
      }
      const joined = new Uint8Array(rest.length + this.#chunk.length)
      joined.set(rest)
      joined.set(this.#chunk, rest.length)
      this.#chunk = joined
    }
    return this.#chunk.subarray(this.#at, this.#at + count)
  }

  /** The next byte that is not white space, without taking it; −1 at the end. */
  async peek(): Promise<number> {
    for (;;) {
      let at = this.#at
      while (at < this.#chunk.length && isSpace(this.#chunk[at]!)) at++
      this.#pass(at)
      if (at < this.#chunk.length) return this.#chunk[at]!
      if (!(await this.#fill())) return -1
    }
  }

  /** Takes the byte that `peek` showed. */
  take(): void {
    this.#pass(this.#at + 1)
  }

  /** Passes bytes without counting them as columns: a byte order mark. */
  skip(count: number): void {
    this.#at += count
  }

  /**
   * The text of the value that begins at the byte `peek` showed. Null when it is longer than `most` bytes: it is
   * passed over then.
   * @throws Stop 'ends' | 'deep' | 'encoding', at the beginning of the value
   */
  async value(most: number): Promise<string | null> {
    const spot = this.spot
    const shape = new ValueShape()
    const parts: Uint8Array[] = []
    let size = 0
    for (;;) {
      const end = shape.scan(this.#chunk, this.#at)
      if (shape.depth > DEEPEST) throw new Stop('deep', spot)
      const part = this.#chunk.subarray(this.#at, end === -1 ? this.#chunk.length : end)
      size += part.length
      if (size <= most) parts.push(part)
      else parts.length = 0
      this.#pass(this.#at + part.length)
      if (end !== -1) break
      if (await this.#fill()) continue
      if (shape.isBare) break
      throw new Stop('ends', spot)
    }
    return size > most ? null : this.#text(parts, spot)
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel()
  }

  #text(parts: readonly Uint8Array[], spot: Spot): string {
    try {
      return parts.map(part => this.#decoder.decode(part, { stream: true })).join('') + this.#decoder.decode()
    } catch {
      throw new Stop('encoding', spot)
    }
  }

  async #fill(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.#reader.read()
      if (done) return false
      if (value.length === 0) continue
      this.#chunk = value
      this.#at = 0
      return true
    }
  }

  /** Moves on to `end` in the chunk, counting lines and characters. */
  #pass(end: number): void {
    for (let at = this.#at; at < end; at++) {
      const byte = this.#chunk[at]!
      if (byte === NEWLINE) {
        this.#line++
        this.#column = 1
      } else if ((byte & 0xc0) !== 0x80) this.#column++
    }
    this.#at = end
  }
}

/** Finds the end of one JSON value; whether what is inside is right is for JSON.parse to say. */
class ValueShape {
  depth = 0
  #kind: 'unknown' | 'bare' | 'string' | 'container' = 'unknown'
  #inString = false
  #escaped = false

  /** A number, true, false or null: only what follows shows where it ends. */
  get isBare(): boolean {
    return this.#kind === 'bare'
  }

  /** The place after the value, or −1 when it goes on behind this chunk. */
  scan(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (byte === BACKSLASH) this.#escaped = true
        else if (byte === QUOTE) {
          this.#inString = false
          if (this.#kind === 'string') return at + 1
        }
      } else if (byte === QUOTE) {
        if (this.#kind === 'bare') return at
        if (this.#kind === 'unknown') this.#kind = 'string'
        this.#inString = true
      } else if (isOpening(byte)) {
        if (this.#kind === 'bare') return at
        this.#kind = 'container'
        if (++this.depth > DEEPEST) return at
      } else if (isClosing(byte)) {
        if (this.#kind !== 'container') return at
        if (--this.depth === 0) return at + 1
      } else if (this.#kind !== 'container') {
        if (isSpace(byte) || byte === 0x2c || byte === 0x3a) return at
        this.#kind = 'bare'
      }
    }
    return -1
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09
}
/** `{` or `[`. */
function isOpening(byte: number): boolean {
  return byte === 0x7b || byte === 0x5b
}
/** `}` or `]`. */
function isClosing(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d
}
