/** More than a map shows at once. */
const MOST = 100

interface Version {
  readonly bytes: Uint8Array
  readonly name: string
}

/** Names what tiles hold, so that the map library leaves those alone whose bytes are what they were: most, when one is added. */
export class TileVersions {
  /** By address, those asked for last at the end. */
  readonly #known = new Map<string, Version>()
  /** Another copy of the kit on the page counts for itself. */
  readonly #prefix = Math.random().toString(36)
  #count = 0

  /** The name of these bytes of an address: the same as before for the same bytes, as long as they are remembered. */
  nameOf(address: string, data: ArrayBuffer): string {
    const bytes = new Uint8Array(data)
    const before = this.#known.get(address)
    const isSame = before !== undefined && areEqual(before.bytes, bytes)
    // The library takes the bytes away to its Worker.
    const version = isSame ? before : { bytes: bytes.slice(), name: `${this.#prefix}-${++this.#count}` }
    this.#known.delete(address)
    this.#known.set(address, version)
    if (this.#known.size > MOST) this.#known.delete(this.#known.keys().next().value!)
    return version.name
  }
}

function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}
