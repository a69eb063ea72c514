import { CairnError } from '../../model/error.js'
import type { Basemap } from '../../project/types.js'
import { loadMapLibrary } from './map-library.js'

/** One protocol a page; the address names the base map. Shared by every copy of the package. */
const REGISTRY = Symbol.for('cairnkit.basemaps')
/** A base map or a plugin's layers: whatever answers for its own resources. */
type Answering = Pick<Basemap, 'resource'>

const PATTERN = /^cairn-base:\/\/([\w-]+)\/(.*)$/

interface Registry {
  /** Weak: a base map lives as long as its project. */
  readonly basemaps: Map<string, WeakRef<Answering>>
  readonly names: WeakMap<Answering, string>
  readonly failed: Set<(from: Answering, error: CairnError) => void>
}

function registry(): Registry {
  const shared = globalThis as unknown as { [REGISTRY]?: Registry | undefined }
  const known = shared[REGISTRY] ?? { basemaps: new Map(), names: new WeakMap(), failed: new Set() }
  shared[REGISTRY] = known
  return known
}

/** Where a base map's own resources are asked for on this page; ends with a slash. */
export function basemapAddress(basemap: Answering): string {
  const { basemaps, names } = registry()
  const name = names.get(basemap) ?? `m${basemaps.size + 1}`
  names.set(basemap, name)
  basemaps.set(name, new WeakRef(basemap))
  return `cairn-base://${name}/`
}

/** Hears of base maps whose resources cannot be read. Returns the way to stop. */
export function onBasemapFailure(listener: (from: Answering, error: CairnError) => void): () => void {
  registry().failed.add(listener)
  return () => registry().failed.delete(listener)
}

/** Answers `cairn-base://` addresses; asking again replaces the answerer by an equal one. */
export async function answerBasemaps(): Promise<void> {
  const { addProtocol } = await loadMapLibrary()
  addProtocol('cairn-base', async ({ url, type }, abort) => {
    const match = PATTERN.exec(url)
    const basemap = registry()
      .basemaps.get(match?.[1] ?? '')
      ?.deref()
    const bytes = basemap === undefined ? null : await read(basemap, match?.[2] ?? '', abort.signal)
    if (bytes === null) {
      // The library draws the tile's parent where a picture is missing; of vector tiles an empty one is empty.
      if (type !== 'arrayBuffer') throw Object.assign(new Error('Nothing is there.'), { status: 404 })
      return { data: new ArrayBuffer(0) }
    }
    if (type === 'json') return { data: JSON.parse(new TextDecoder().decode(bytes)) as object }
    return { data: bytes.slice().buffer }
  })
}

async function read(basemap: Answering, path: string, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    return (await basemap.resource?.(decodeURIComponent(path), { signal })) ?? null
  } catch (error) {
    if (CairnError.is(error) && !signal.aborted)
      for (const listener of registry().failed) listener(basemap, error)
    throw error
  }
}
