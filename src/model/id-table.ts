import { CairnError } from './error.js'
import type { DocumentId } from './ids.js'

/** 32-bit words of an id. */
const WORDS = 8
const HEX = '0123456789abcdef'
const NIBBLES = new Int8Array(128).fill(-1)
for (let value = 0; value < 16; value++) NIBBLES[HEX.charCodeAt(value)] = value

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Ids as 32 bytes each, and the slot (a small number) of each of them. A text of 64 characters in a Map would
 * take five times the room. Words are kept so that comparing them as numbers is comparing ids as text.
 */
export class IdTable {
  #words = new Uint32Array(WORDS * 1024)
  /** Open addressing with linear probing: slot + 1, or 0 where it is free. */
  #places = new Uint32Array(4096)
  readonly #scratch = new Uint32Array(WORDS)
  #next = 0

  /** How many ids are in: their slots are the numbers below this, in the order in which they came. */
  get end(): number {
    return this.#next
  }

  /** The ids as bytes, for a snapshot; `load` takes them back. */
  get words(): Uint32Array {
    return this.#words.slice(0, this.#next * WORDS)
  }

  /** Replaces all that is in. */
  load(words: Uint32Array): void {
    this.#next = words.length / WORDS
    let capacity = 1024
    while (capacity < this.#next) capacity *= 2
    this.#words = new Uint32Array(capacity * WORDS)
    this.#words.set(words)
    this.#places = new Uint32Array(capacity * 4)
    for (let slot = 0; slot < this.#next; slot++) {
      this.#places[this.#placeOf(this.#words, slot * WORDS)] = slot + 1
    }
  }

  /** The slot of an id, or -1. */
  find(id: string): number {
    return readId(id, this.#scratch) ? this.#at(this.#placeOf(this.#scratch, 0)) : -1
  }

  /**
   * The slot of an id, a new one when it is not in the table yet.
   * @throws CairnError 'bad-input' when it is not an id
   */
  add(id: string): number {
    if (!readId(id, this.#scratch)) {
      throw new CairnError('bad-input', 'A document id must be 64 lower-case hexadecimal characters.')
    }
    const known = this.#placeOf(this.#scratch, 0)
    if (this.#places[known] !== 0) return this.#at(known)
    if ((this.#next + 1) * 2 > this.#places.length) this.#rehash()
    const slot = this.#next++
    if (this.#next * WORDS > this.#words.length) this.#words = grown(this.#words)
    this.#words.set(this.#scratch, slot * WORDS)
    this.#places[this.#placeOf(this.#scratch, 0)] = slot + 1
    return slot
  }

  idOf(slot: number): DocumentId {
    let text = ''
    for (let word = slot * WORDS; word < (slot + 1) * WORDS; word++) {
      const bits = this.#words[word]!
      text +=
        PAIRS[bits >>> 24]! + PAIRS[(bits >>> 16) & 255]! + PAIRS[(bits >>> 8) & 255]! + PAIRS[bits & 255]!
    }
    return text as DocumentId
  }

  /** Below zero when the id of slot `a` comes before that of `b` in text order. */
  readonly compare = (a: number, b: number): number => {
    for (let word = 0; word < WORDS; word++) {
      const difference = this.#words[a * WORDS + word]! - this.#words[b * WORDS + word]!
      if (difference !== 0) return difference
    }
    return 0
  }

  /** Like `compare`, of a slot with an id that need not be in the table. */
  compareTo(slot: number, id: string): number {
    const own = this.idOf(slot)
    return own < id ? -1 : own > id ? 1 : 0
  }

  #at(place: number): number {
    return this.#places[place]! - 1
  }

  /** Where these words are in the table, or the free place where they would go. */
  #placeOf(words: Uint32Array, offset: number): number {
    const mask = this.#places.length - 1
    let place = hashOf(words, offset) & mask
    while (this.#places[place] !== 0 && !this.#equal(this.#at(place), words, offset))
      place = (place + 1) & mask
    return place
  }

  #equal(slot: number, words: Uint32Array, offset: number): boolean {
    for (let word = 0; word < WORDS; word++) {
      if (this.#words[slot * WORDS + word] !== words[offset + word]) return false
    }
    return true
  }

  #rehash(): void {
    const slots = this.#places.filter(entry => entry !== 0)
    this.#places = new Uint32Array(this.#places.length * 2)
    for (const entry of slots) this.#places[this.#placeOf(this.#words, (entry - 1) * WORDS)] = entry
  }
}

function grown(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(words.length * 2)
  next.set(words)
  return next
}

/** All words take part: an embedder's ids may be small numbers with zeros before them. */
function hashOf(words: Uint32Array, offset: number): number {
  let hash = 0
  for (let word = 0; word < WORDS; word++) hash = Math.imul(hash ^ words[offset + word]!, 0x9e3779b1)
  return (hash ^ (hash >>> 15)) >>> 0
}

function readId(id: string, into: Uint32Array): boolean {
  if (id.length !== WORDS * 8) return false
  for (let word = 0, at = 0; word < WORDS; word++) {
    let value = 0
    for (const end = at + 8; at < end; at++) {
      const nibble = NIBBLES[id.charCodeAt(at)] ?? -1
      if (nibble < 0) return false
      value = (value << 4) | nibble
    }
    into[word] = value
  }
  return true
}
