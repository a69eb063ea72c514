import { CairnError } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import type { Basemap, BasemapKind, KeepableTiles, OpenedBasemap } from '../../plugins/plugin.js'
import type { Local } from '../../sync/adapter.js'
import type { KeptFiles } from './kept-files.js'
import { readRecord } from './record.js'
import type { KeptMap, MapsRecord } from './record.js'
import { estimateTiles, fetchPart } from './part-keeper.js'
import type { BegunPart, MapPart, OwnMap, OwnMaps, PartEstimate } from './types.js'

const NAME = 'base-maps'
/** The parts and the file that is made of them stand side by side for a while. */
const WHILE_MADE = 2.1

export interface DeviceMapsParts {
  /** Names this project among all on the device. */
  readonly project: string
  readonly local: Local | undefined
  readonly files: KeptFiles | null
  kinds(): readonly BasemapKind[]
  /** A base map of the project's plugins. */
  basemap(id: string): Basemap | undefined
  /** A kind threw: what to throw in its place. */
  failed(kind: BasemapKind, error: unknown): CairnError
  /** The list or the choice changed. */
  changed(): void
}

/** The list is in `local`, encrypted; the files are as they came: they hold nothing of the project. */
export class DeviceMaps implements OwnMaps {
  readonly #parts: DeviceMapsParts
  readonly #basemaps = new Map<string, Basemap>()
  #record: MapsRecord = { chosen: null, maps: [], begun: [] }
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: DeviceMapsParts) {
    this.#parts = parts
  }

  get list(): readonly OwnMap[] {
    return this.#record.maps
  }
  get begun(): readonly BegunPart[] {
    return this.#record.begun
  }
  get chosen(): string | null {
    return this.#record.chosen
  }
  get extensions(): readonly string[] {
    if (this.#parts.local === undefined || this.#parts.files === null) return []
    return this.#parts.kinds().flatMap(kind => kind.extensions ?? [])
  }
  get takesAddresses(): boolean {
    return this.#parts.local !== undefined && this.#parts.kinds().some(kind => kind.fitsAddress !== undefined)
  }
  get basemaps(): readonly Basemap[] {
    return this.#record.maps.map(map => this.#basemap(map))
  }

  /** Reads the list, and removes files that are on none: of an addition that a closed page cut short. */
  async load(): Promise<void> {
    this.#record = readRecord(await this.#parts.local?.get(NAME))
    await this.#alone({ ifAvailable: true }, async () => this.#sweep())
  }

  async choose(id: string): Promise<void> {
    await this.#change(record => ({ ...record, chosen: id }))
  }

  async addFile(
    file: File,
    {
      signal = new AbortController().signal,
      onProgress = () => undefined
    }: { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void } = {}
  ): Promise<OwnMap> {
    const { files } = this.#parts
    const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase()
    if (files === null || this.extensions.length === 0) throw cannotKeep()
    const kind = this.#parts.kinds().find(({ extensions }) => extensions?.includes(ending))
    if (kind === undefined) {
      throw new CairnError(
        'bad-input',
        `This is no map file. Map files end in ${this.extensions.map(each => `.${each}`).join(' or ')}.`,
        { detail: { file: file.name } }
      )
    }
    const opened = await this.#open(kind, file, signal)
    const map = describe(kind, opened, {
      name: opened.name || file.name.slice(0, -ending.length - 1),
      size: file.size,
      address: null
    })
    return this.#alone({ mode: 'shared' }, async () => {
      await files.write(map.id, file, { signal, onProgress })
      try {
        await this.#change(record => ({ ...record, maps: [...record.maps, map] }))
      } catch (error) {
        await files.remove(map.id)
        throw error
      }
      return map
    })
  }

  async addAddress(
    { address, name, attribution }: Parameters<OwnMaps['addAddress']>[0],
    { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {}
  ): Promise<OwnMap> {
    if (!this.takesAddresses) throw cannotKeep()
    const kind = this.#parts.kinds().find(each => each.fitsAddress?.(address) === true)
    if (kind === undefined) {
      throw new CairnError('bad-input', 'This is no address of a map. It begins with https://.')
    }
    const opened = await this.#open(kind, address, signal)
    const map = describe(kind, opened, {
      name: name || opened.name || new URL(address).host,
      attribution: attribution || opened.attribution,
      size: null,
      address
    })
    await this.#change(record => ({ ...record, maps: [...record.maps, map] }))
    return map
  }

  async estimatePart(
    part: MapPart,
    { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {}
  ): Promise<PartEstimate> {
    const { keepable, files } = await this.#keepable(part)
    try {
      const { tiles, bytes } = await estimateTiles(keepable, part, signal)
      const free = (await files.free?.()) ?? null
      return { tiles, bytes, free, fits: free === null || bytes * WHILE_MADE <= free }
    } catch (error) {
      throw signal.aborted ? new CairnError('aborted', 'The map was not looked at.') : error
    }
  }

  async keepPart(
    part: MapPart | BegunPart,
    {
      signal = new AbortController().signal,
      onProgress = () => undefined
    }: Parameters<OwnMaps['keepPart']>[1] = {}
  ): Promise<OwnMap> {
    const { keepable, kind, files, basemap } = await this.#keepable(part)
    const { fits, bytes, free } = await this.estimatePart(part, { signal })
    const isBegun = 'id' in part
    if (!fits && !isBegun) {
      throw new CairnError(
        'storage-full',
        'There is no room for this map. Remove another map, or make room on the device.',
        { detail: { needed: bytes * WHILE_MADE, free: free ?? 0 } }
      )
    }
    const begun: BegunPart = isBegun ? part : { ...part, id: newId() }
    return this.#alone({ mode: 'shared' }, async () => {
      if (!isBegun) await this.#change(record => ({ ...record, begun: [...record.begun, begun] }))
      const { id, name, box } = begun
      const about = { name, attribution: basemap.attribution, box }
      try {
        const { tiles, data } = await fetchPart(files, id, keepable, begun, { signal, onProgress })
        if (tiles.length === 0) throw new CairnError('bad-input', 'This map has nothing here.')
        const file = await keepable.write(tiles, data, about)
        // The file is opened before it is kept: a map that cannot be shown is none.
        const opened = await this.#open(kind, file, signal)
        await files.write(id, file, { signal, onProgress: () => undefined })
        const map = { ...describe(kind, opened, { ...about, size: file.size, address: null }), id, box }
        await this.#change(record => ({
          ...record,
          maps: [...record.maps, map],
          begun: record.begun.filter(each => each.id !== id)
        }))
        await this.#removeParts(id)
        return map
      } catch (error) {
        if (signal.aborted) throw new CairnError('aborted', 'The map is not whole yet.')
        // Going on would end the same way.
        if (CairnError.is(error, 'bad-input')) await this.dropPart(id)
        throw error
      }
    })
  }

  async dropPart(id: string): Promise<void> {
    await this.#change(record => ({ ...record, begun: record.begun.filter(each => each.id !== id) }))
    await this.#removeParts(id)
  }

  /** The files of the batches, not the map that was made of them. */
  async #removeParts(id: string): Promise<void> {
    const { files } = this.#parts
    for (const name of (await files?.list()) ?? []) if (name.startsWith(`${id}.`)) await files?.remove(name)
  }

  async #keepable(part: MapPart): Promise<{
    readonly keepable: KeepableTiles
    readonly kind: BasemapKind
    readonly files: KeptFiles
    readonly basemap: Basemap
  }> {
    const { files, local } = this.#parts
    if (files === null || local === undefined) throw cannotKeep()
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

  /** Removes every map that was added on this device. */
  async clear(): Promise<void> {
    const { files } = this.#parts
    await this.#change(() => ({ chosen: null, maps: [], begun: [] }))
    this.#basemaps.clear()
    for (const name of (await files?.list()) ?? []) await files?.remove(name)
  }

  async remove(id: string): Promise<void> {
    await this.#change(({ chosen, maps, ...rest }) => ({
      ...rest,
      chosen: chosen === id ? null : chosen,
      maps: maps.filter(map => map.id !== id)
    }))
    this.#basemaps.delete(id)
    await this.#parts.files?.remove(id)
  }

  async #open(kind: BasemapKind, source: Blob | string, signal: AbortSignal): Promise<OpenedBasemap> {
    try {
      return await kind.open(source, { signal })
    } catch (error) {
      if (signal.aborted) throw new CairnError('aborted', 'The map was not added.')
      throw this.#parts.failed(kind, error)
    }
  }

  /** Opened when it is first shown; one that could not be opened is tried again. */
  #basemap(map: KeptMap): Basemap {
    const known = this.#basemaps.get(map.id)
    if (known !== undefined) return known
    let opening: Promise<OpenedBasemap> | null = null
    const opened = (): Promise<OpenedBasemap> => {
      opening ??= this.#reopen(map).catch((error: unknown) => {
        opening = null
        throw error
      })
      return opening
    }
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

  async #reopen(map: KeptMap): Promise<OpenedBasemap> {
    const kind = this.#parts.kinds().find(({ id }) => id === map.kind)
    if (kind === undefined) {
      throw new CairnError('capability-missing', `Nothing here can show the map “${map.name}”.`)
    }
    const source = map.address ?? (await this.#parts.files?.open(map.id)) ?? null
    if (source === null) {
      throw new CairnError('not-found', 'The file of this map is no longer on this device. Get it again.')
    }
    return this.#open(kind, source, new AbortController().signal)
  }

  /** One change after the other, each of what is kept now: another tab may have changed it. */
  async #change(change: (record: MapsRecord) => MapsRecord): Promise<void> {
    const { local } = this.#parts
    const done = this.#last.then(async () => {
      this.#record = change(local === undefined ? this.#record : readRecord(await local.get(NAME)))
      await local?.set(NAME, this.#record as unknown as Json)
    })
    this.#last = done.catch((error: unknown) => error)
    await done
    this.#parts.changed()
  }

  async #sweep(): Promise<void> {
    const { files } = this.#parts
    if (files === null) return
    const { maps, begun } = this.#record
    const whole = new Set(maps.map(({ id }) => id))
    const parts = new Set(begun.map(({ id }) => id))
    for (const name of await files.list()) {
      const [id = '', batch] = name.split('.')
      if (batch === undefined ? !whole.has(id) : !parts.has(id)) await files.remove(name)
    }
  }

  /** While one tab copies a file no other may think that nobody wants it. */
  async #alone<T>(options: LockOptions, work: () => Promise<T>): Promise<T> {
    const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } }
    if (navigator?.locks === undefined) return work()
    return navigator.locks.request(`cairn-maps/${this.#parts.project}`, options, async lock =>
      lock === null ? (undefined as T) : work()
    )
  }
}

function newId(): string {
  return `own-${crypto.randomUUID()}`
}

function describe(
  kind: BasemapKind,
  opened: OpenedBasemap,
  about: Pick<OwnMap, 'name' | 'size' | 'address'> & Partial<Pick<OwnMap, 'attribution'>>
): KeptMap {
  return {
    id: newId(),
    kind: kind.id,
    attribution: opened.attribution,
    box: opened.box ?? null,
    at: Date.now(),
    ...about
  }
}

function cannotKeep(): CairnError {
  return new CairnError(
    'capability-missing',
    'This browser cannot keep map files. Use a newer one, on a page that begins with https://.'
  )
}
