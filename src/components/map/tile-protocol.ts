import type { Filter, Tiles } from '../../project/types.js'
import { loadMapLibrary } from './map-library.js'
import { TileVersions } from './tile-versions.js'

/** One protocol a page; the address names the store. Shared by every copy of the package. */
const REGISTRY = Symbol.for('cairnkit.tiles')
const PATTERN = /^cairn:\/\/([\w-]+)\/(\d+)\/(\d+)\/(\d+)(?:\?f=(.*))?$/

const versions = new TileVersions()

interface Registry {
  readonly stores: Map<string, Tiles>
  count: number
}

function registry(): Registry {
  const shared = globalThis as unknown as { [REGISTRY]?: Registry | undefined }
  const known = shared[REGISTRY] ?? { stores: new Map<string, Tiles>(), count: 0 }
  shared[REGISTRY] = known
  return known
}

/** Puts a store's tiles under a name for as long as a map shows them. */
export class TileAddress {
  readonly #name: string

  constructor(tiles: Tiles) {
    const shared = registry()
    this.#name = `s${++shared.count}`
    shared.stores.set(this.#name, tiles)
  }

  /** The address of the tiles that pass the filter, with the map library's placeholders. */
  template(filter: Filter | null): string {
    const query = filter === null ? '' : `?f=${encodeURIComponent(JSON.stringify(filter))}`
    return `cairn://${this.#name}/{z}/{x}/{y}${query}`
  }

  release(): void {
    registry().stores.delete(this.#name)
  }
}

/** Answers `cairn://` addresses; asking again replaces the answerer by an equal one. */
export async function answerTiles(): Promise<void> {
  const { addProtocol } = await loadMapLibrary()
  addProtocol('cairn', async ({ url }, abort) => {
    const match = PATTERN.exec(url)
    const tiles = registry().stores.get(match?.[1] ?? '')
    if (match === null || tiles === undefined) return { data: new ArrayBuffer(0) }
    const [z, x, y] = [Number(match[2]), Number(match[3]), Number(match[4])]
    const filter =
      match[5] === undefined ? {} : { filter: JSON.parse(decodeURIComponent(match[5])) as Filter }
    const data = await tiles.get({ z, x, y, ...filter }, abort.signal)
    return { data, etag: versions.nameOf(url, data) }
  })
}
