import { CairnError } from '../../model/index.js'
import type { Basemap, BasemapKind, KeepableTiles } from '../../plugins/plugin.js'
import { cannotKeep, describe, newId } from './described.js'
import type { KeptFiles } from './kept-files.js'
import type { KeptRecord } from './kept-record.js'
import type { OpenedMaps, OpenedMapsParts } from './opened-maps.js'
import { estimateTiles, fetchPart } from './part-keeper.js'
import type { BegunPart, MapPart, OwnMap, PartEstimate, PartProgress } from './types.js'

/** The parts and the file that is made of them stand side by side for a while. */
const WHILE_MADE = 2.1

export interface KeptPartsParts extends OpenedMapsParts {
  readonly record: KeptRecord
  readonly opened: OpenedMaps
  /** A base map of the project's plugins. */
  basemap(id: string): Basemap | undefined
}

interface Source {
  readonly keepable: KeepableTiles
  readonly kind: BasemapKind
  readonly files: KeptFiles
  readonly basemap: Basemap
}

/** Parts of base maps on their way to this device; a part that is whole is a map like any other. */
export class KeptParts {
  readonly #parts: KeptPartsParts

  constructor(parts: KeptPartsParts) {
    this.#parts = parts
  }

  /** As `OwnMaps.estimatePart`. */
  async estimate(part: MapPart, signal: AbortSignal): Promise<PartEstimate> {
    const { keepable, files } = await this.#source(part)
    try {
      const { tiles, bytes } = await estimateTiles(keepable, part, signal)
      const free = (await files.free?.()) ?? null
      return { tiles, bytes, free, fits: free === null || bytes * WHILE_MADE <= free }
    } catch (error) {
      throw signal.aborted ? new CairnError('aborted', 'The map was not looked at.') : error
    }
  }

  /** As `OwnMaps.keepPart`. */
  async keep(
    part: MapPart | BegunPart,
    run: { readonly signal: AbortSignal; readonly onProgress: (progress: PartProgress) => void }
  ): Promise<OwnMap> {
    const { record } = this.#parts
    const source = await this.#source(part)
    const { fits, bytes, free } = await this.estimate(part, run.signal)
    const isBegun = 'id' in part
    if (!fits && !isBegun) {
      throw new CairnError(
        'storage-full',
        'There is no room for this map. Remove another map, or make room on the device.',
        { detail: { needed: bytes * WHILE_MADE, free: free ?? 0 } }
      )
    }
    const begun: BegunPart = isBegun ? part : { ...part, id: newId() }
    return record.alone({ mode: 'shared' }, async () => {
      if (!isBegun) await record.change(now => ({ ...now, begun: [...now.begun, begun] }))
      try {
        return await this.#fetch(begun, source, run)
      } catch (error) {
        if (run.signal.aborted) throw new CairnError('aborted', 'The map is not whole yet.')
        // Going on would end the same way.
        if (CairnError.is(error, 'bad-input')) await this.drop(begun.id)
        throw error
      }
    })
  }

  async drop(id: string): Promise<void> {
    await this.#parts.record.change(now => ({ ...now, begun: now.begun.filter(each => each.id !== id) }))
    await this.#removeBatches(id)
  }

  async #fetch(
    { id, name, box, ...rest }: BegunPart,
    { keepable, kind, files, basemap }: Source,
    run: { readonly signal: AbortSignal; readonly onProgress: (progress: PartProgress) => void }
  ): Promise<OwnMap> {
    const about = { name, attribution: basemap.attribution, box }
    const { tiles, data } = await fetchPart(files, id, keepable, { box, ...rest }, run)
    if (tiles.length === 0) throw new CairnError('bad-input', 'This map has nothing here.')
    const file = await keepable.write(tiles, data, about)
    // The file is opened before it is kept: a map that cannot be shown is none.
    const opened = await this.#parts.opened.open(kind, file, run.signal)
    await files.write(id, file, { signal: run.signal, onProgress: () => undefined })
    const map = { ...describe(kind, opened, { ...about, size: file.size, address: null }), id, box }
    await this.#parts.record.change(now => ({
      ...now,
      maps: [...now.maps, map],
      begun: now.begun.filter(each => each.id !== id)
    }))
    await this.#removeBatches(id)
    return map
  }

  /** The files of the batches, not the map that was made of them. */
  async #removeBatches(id: string): Promise<void> {
    const { files } = this.#parts
    for (const name of (await files?.list()) ?? []) if (name.startsWith(`${id}.`)) await files?.remove(name)
  }

  async #source(part: MapPart): Promise<Source> {
    const { files } = this.#parts
    if (files === null) throw cannotKeep()
    const basemap = this.#parts.basemap(part.basemap)
    const keepable = await basemap?.keepable?.()
    const kind = this.#parts
      .kinds()
      .find(each => each.extensions?.includes(keepable?.extension ?? '') === true)
    if (basemap === undefined || keepable === undefined || kind === undefined) {
      throw new CairnError('capability-missing', 'No part of this map can be kept here. Choose another map.')
    }
    return { keepable, kind, files, basemap }
  }
}
