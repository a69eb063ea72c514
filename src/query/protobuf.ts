const encoder = new TextEncoder()

/** Writes protobuf fields into one growing buffer. Numbers are unsigned and below 2^53. */
export class ProtobufWriter {
  #bytes: Uint8Array<ArrayBuffer>
  #length = 0

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity)
  }

  /** Field of wire type 0. */
  number(field: number, value: number): this {
    return this.varint(field * 8).varint(value)
  }

  string(field: number, text: string): this {
    return this.bytes(field, encoder.encode(text))
  }

  bytes(field: number, bytes: Uint8Array): this {
    this.varint(field * 8 + 2).varint(bytes.length)
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  message(field: number, message: ProtobufWriter): this {
    return this.bytes(field, message.written())
  }

  varint(value: number): this {
    this.#reserve(8)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
    return this
  }

  /** Starts again in the same buffer. */
  clear(): this {
    this.#length = 0
    return this
  }

  /** What was written so far; a view, valid until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** A copy that is the caller's own. */
  buffer(): ArrayBuffer {
    return this.#bytes.slice(0, this.#length).buffer
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const next = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count))
    next.set(this.written())
    this.#bytes = next
  }
}
