import { CairnError } from '../../model/index.js'
import { crc32 } from './crc32.js'
import { damaged, orDamaged } from './damaged.js'
import { inflate } from './inflate.js'

/** A global map to zoom 9 has fewer entries; each takes 8 bytes of memory beside its line in the table. */
const MOST_ENTRIES = 500_000
const MOST_TABLE = 96 * 1024 * 1024
const MOST_ENTRY = 20 * 1024 * 1024
/** End record and the longest comment after it. */
const TAIL = 22 + 65_535
const SIGNATURE = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50 } as const
const NONE = 0xffffffff

/**
 * A ZIP read at random: its table of contents stays in memory as it is, entries are read from the blob when they are
 * asked for. Where entries lie is taken from the table alone, as the format says (APPNOTE 6.3, ZIP64 included).
 */
export class ZipArchive {
  readonly #blob: Blob
  readonly #table: DataView<ArrayBuffer>
  /** Places in the table by hash of the name, plus one; 0 is free. */
  readonly #slots: Uint32Array

  /** @throws CairnError 'bad-input' when it is no ZIP, not whole, or holds names that lead out of it */
  static open(blob: Blob): Promise<ZipArchive> {
    return orDamaged(async () => {
      const { offset, size, count } = await findTable(blob)
      if (count > MOST_ENTRIES || size > MOST_TABLE) {
        throw new CairnError('bad-input', 'This map file has too many parts. Get a smaller one.', {
          detail: { entries: count }
        })
      }
      if (offset + size > blob.size) throw damaged()
      return new ZipArchive(blob, await view(blob, offset, size), count)
    })
  }

  private constructor(blob: Blob, table: DataView<ArrayBuffer>, count: number) {
    this.#blob = blob
    this.#table = table
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(count * 2 + 2)))
    let at = 0
    for (let i = 0; i < count; i++) {
      if (table.getUint32(at, true) !== SIGNATURE.entry) throw damaged()
      const name = this.#name(at)
      if (leadsOut(new TextDecoder().decode(name))) throw damaged()
      this.#slots[this.#slotOf(name)] = at + 1
      at += 46 + name.length + table.getUint16(at + 30, true) + table.getUint16(at + 32, true)
    }
  }

  /**
   * One entry, unpacked and checked; null when there is none of that name.
   * @throws CairnError 'bad-input' when it is damaged or larger than a part of a map may be
   */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const found = this.#slots[this.#slotOf(new TextEncoder().encode(name.normalize('NFC')))]
    if (found === undefined || found === 0) return null
    return orDamaged(() => this.#readAt(found - 1))
  }

  async #readAt(at: number): Promise<Uint8Array<ArrayBuffer>> {
    const table = this.#table
    const method = table.getUint16(at + 10, true)
    const isEncrypted = (table.getUint16(at + 8, true) & 1) === 1
    const { packed, size, offset } = this.#extent(at)
    if (isEncrypted || packed > MOST_ENTRY || size > MOST_ENTRY || (method !== 0 && method !== 8))
      throw damaged()
    const local = await view(this.#blob, offset, 30)
    if (local.getUint32(0, true) !== SIGNATURE.local) throw damaged()
    const from = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true)
    const raw = new Uint8Array((await view(this.#blob, from, packed)).buffer)
    const bytes = method === 0 ? raw : await inflate(raw, 'deflate-raw', size)
    if (bytes.length !== size || crc32(bytes) !== table.getUint32(at + 16, true)) throw damaged()
    return bytes
  }

  /** Sizes and place of an entry; where they need 64 bits they stand in an extra field, in this order. */
  #extent(at: number): { readonly packed: number; readonly size: number; readonly offset: number } {
    const table = this.#table
    let extra = this.#extra64(at)
    const read = (short: number): number => {
      if (short !== NONE) return short
      if (extra === 0) throw damaged()
      const value = Number(table.getBigUint64(extra, true))
      extra += 8
      return value
    }
    const size = read(table.getUint32(at + 24, true))
    const packed = read(table.getUint32(at + 20, true))
    return { size, packed, offset: read(table.getUint32(at + 42, true)) }
  }

  /** Where the content of the entry's ZIP64 field begins; 0 when it has none. */
  #extra64(at: number): number {
    const table = this.#table
    let field = at + 46 + table.getUint16(at + 28, true)
    const end = field + table.getUint16(at + 30, true)
    while (field + 4 <= end) {
      if (table.getUint16(field, true) === 1) return field + 4
      field += 4 + table.getUint16(field + 2, true)
    }
    return 0
  }

  #name(at: number): Uint8Array {
    return new Uint8Array(this.#table.buffer, at + 46, this.#table.getUint16(at + 28, true))
  }

  /** The slot of a name, or the free one where it belongs. */
  #slotOf(name: Uint8Array): number {
    const mask = this.#slots.length - 1
    for (let slot = hash(name) & mask; ; slot = (slot + 1) & mask) {
      const at = this.#slots[slot]!
      if (at === 0 || same(this.#name(at - 1), name)) return slot
    }
  }
}

async function findTable(blob: Blob): Promise<{ offset: number; size: number; count: number }> {
  const start = Math.max(0, blob.size - TAIL)
  const tail = await view(blob, start, blob.size - start)
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== SIGNATURE.end) continue
    const short = {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      offset: tail.getUint32(at + 16, true)
    }
    if (short.count !== 0xffff && short.size !== NONE && short.offset !== NONE) return short
    // The locator before it says where the longer record is.
    const long = await view(blob, Number(tail.getBigUint64(at - 12, true)), 56)
    if (long.getUint32(0, true) !== SIGNATURE.end64) throw damaged()
    return {
      count: Number(long.getBigUint64(32, true)),
      size: Number(long.getBigUint64(40, true)),
      offset: Number(long.getBigUint64(48, true))
    }
  }
  throw damaged()
}

async function view(blob: Blob, offset: number, size: number): Promise<DataView<ArrayBuffer>> {
  if (offset + size > blob.size) throw damaged()
  return new DataView(await blob.slice(offset, offset + size).arrayBuffer())
}

/** FNV-1a. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193)
  return value >>> 0
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** A name is only a key here, yet whoever made one that leads out of the file means no good. */
function leadsOut(name: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(name)
}
