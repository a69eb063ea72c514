import { CairnError } from '../../model/index.js'
import { openOnce } from '../../model/open-once.js'
import type { Basemap, BasemapKind, OpenedBasemap } from '../../plugins/plugin.js'
import type { KeptFiles } from './kept-files.js'
import type { KeptMap } from './record.js'

export interface OpenedMapsParts {
  readonly files: KeptFiles | null
  kinds(): readonly BasemapKind[]
  /** A kind threw: what to throw in its place. */
  failed(kind: BasemapKind, error: unknown): CairnError
}

/** Maps of this device as base maps: each is opened when it is first shown. */
export class OpenedMaps {
  readonly #parts: OpenedMapsParts
  readonly #basemaps = new Map<string, Basemap>()

  constructor(parts: OpenedMapsParts) {
    this.#parts = parts
  }

  /** @throws CairnError 'aborted', or what the kind failed with */
  async open(kind: BasemapKind, source: Blob | string, signal: AbortSignal): Promise<OpenedBasemap> {
    try {
      return await kind.open(source, { signal })
    } catch (error) {
      if (signal.aborted) throw new CairnError('aborted', 'The map was not added.')
      throw this.#parts.failed(kind, error)
    }
  }

  /** The same one each time; one that could not be opened is tried again. */
  of(map: KeptMap): Basemap {
    const known = this.#basemaps.get(map.id)
    if (known !== undefined) return known
    const opened = openOnce(() => this.#reopen(map))
    const { id, name, attribution, box } = map
    const basemap: Basemap = {
      id,
      name,
      attribution,
      ...(box !== null && { box }),
      style: async (theme, address) => (await opened()).style(theme, address),
      resource: async (path, options) => (await (await opened()).resource?.(path, options)) ?? null
    }
    this.#basemaps.set(id, basemap)
    return basemap
  }

  forget(id: string): void {
    this.#basemaps.delete(id)
  }

  async #reopen(map: KeptMap): Promise<OpenedBasemap> {
    const kind = this.#parts.kinds().find(({ id }) => id === map.kind)
    if (kind === undefined) {
      throw new CairnError('capability-missing', `Nothing here can show the map “${map.name}”.`)
    }
    const source = map.address ?? (await this.#parts.files?.open(map.id)) ?? null
    if (source === null) {
      throw new CairnError('not-found', 'The file of this map is no longer on this device. Get it again.')
    }
    return this.open(kind, source, new AbortController().signal)
  }
}
