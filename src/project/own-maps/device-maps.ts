import { CairnError } from '../../model/index.js'
import type { Basemap, BasemapKind } from '../../plugins/plugin.js'
import type { Local } from '../../sync/adapter.js'
import { cannotKeep, describe } from './described.js'
import type { KeptFiles } from './kept-files.js'
import { KeptParts } from './kept-parts.js'
import { KeptRecord } from './kept-record.js'
import { OpenedMaps } from './opened-maps.js'
import type { OpenedMapsParts } from './opened-maps.js'
import type { KeptMap } from './record.js'
import type { BegunPart, MapPart, OwnMap, OwnMaps, PartEstimate } from './types.js'

export interface DeviceMapsParts extends OpenedMapsParts {
  /** Names this project among all on the device. */
  readonly project: string
  readonly local: Local | undefined
  /** A base map of the project's plugins. */
  basemap(id: string): Basemap | undefined
  /** The list or the choice changed. */
  changed(): void
}

/** The list is in `local`, encrypted; the files are as they came: they hold nothing of the project. */
export class DeviceMaps implements OwnMaps {
  readonly #local: Local | undefined
  readonly #files: KeptFiles | null
  readonly #kinds: () => readonly BasemapKind[]
  readonly #record: KeptRecord
  readonly #opened: OpenedMaps
  readonly #keptParts: KeptParts

  constructor(parts: DeviceMapsParts) {
    this.#local = parts.local
    // Without a list of them files would be nobody's.
    this.#files = parts.local === undefined ? null : parts.files
    this.#kinds = () => parts.kinds()
    this.#record = new KeptRecord(parts.project, parts.local, () => parts.changed())
    const common: OpenedMapsParts = {
      files: this.#files,
      kinds: this.#kinds,
      failed: (kind, error) => parts.failed(kind, error)
    }
    this.#opened = new OpenedMaps(common)
    this.#keptParts = new KeptParts({
      ...common,
      record: this.#record,
      opened: this.#opened,
      basemap: id => parts.basemap(id)
    })
  }

  get list(): readonly OwnMap[] {
    return this.#record.now.maps
  }
  get begun(): readonly BegunPart[] {
    return this.#record.now.begun
  }
  get chosen(): string | null {
    return this.#record.now.chosen
  }
  get extensions(): readonly string[] {
    return this.#files === null ? [] : this.#kinds().flatMap(kind => kind.extensions ?? [])
  }
  get takesAddresses(): boolean {
    return this.#local !== undefined && this.#kinds().some(kind => kind.fitsAddress !== undefined)
  }
  get basemaps(): readonly Basemap[] {
    return this.#record.now.maps.map(map => this.#opened.of(map))
  }

  /** Reads the list, and removes files that are on none: of an addition that a closed page cut short. */
  async load(): Promise<void> {
    await this.#record.load()
    await this.#record.alone({ ifAvailable: true }, async () => this.#sweep())
  }

  async choose(id: string): Promise<void> {
    await this.#record.change(record => ({ ...record, chosen: id }))
  }

  async addFile(
    file: File,
    {
      signal = new AbortController().signal,
      onProgress = () => undefined
    }: { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void } = {}
  ): Promise<OwnMap> {
    const files = this.#files
    const ending = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase()
    if (files === null || this.extensions.length === 0) throw cannotKeep()
    const kind = this.#kinds().find(({ extensions }) => extensions?.includes(ending))
    if (kind === undefined) {
      throw new CairnError(
        'bad-input',
        `This is no map file. Map files end in ${this.extensions.map(each => `.${each}`).join(' or ')}.`,
        { detail: { file: file.name } }
      )
    }
    const opened = await this.#opened.open(kind, file, signal)
    const map = describe(kind, opened, {
      name: opened.name || file.name.slice(0, -ending.length - 1),
      size: file.size,
      address: null
    })
    return this.#record.alone({ mode: 'shared' }, async () => {
      await files.write(map.id, file, { signal, onProgress })
      try {
        await this.#add(map)
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
    const kind = this.#kinds().find(each => each.fitsAddress?.(address) === true)
    if (kind === undefined) {
      throw new CairnError('bad-input', 'This is no address of a map. It begins with https://.')
    }
    const opened = await this.#opened.open(kind, address, signal)
    const map = describe(kind, opened, {
      name: name || opened.name || new URL(address).host,
      attribution: attribution || opened.attribution,
      size: null,
      address
    })
    await this.#add(map)
    return map
  }

  estimatePart(
    part: MapPart,
    { signal = new AbortController().signal }: { readonly signal?: AbortSignal } = {}
  ): Promise<PartEstimate> {
    return this.#keptParts.estimate(part, signal)
  }

  keepPart(
    part: MapPart | BegunPart,
    {
      signal = new AbortController().signal,
      onProgress = () => undefined
    }: Parameters<OwnMaps['keepPart']>[1] = {}
  ): Promise<OwnMap> {
    return this.#keptParts.keep(part, { signal, onProgress })
  }

  dropPart(id: string): Promise<void> {
    return this.#keptParts.drop(id)
  }

  /** Removes every map that was added on this device. */
  async clear(): Promise<void> {
    for (const { id } of this.list) this.#opened.forget(id)
    await this.#record.change(() => ({ chosen: null, maps: [], begun: [] }))
    for (const name of (await this.#files?.list()) ?? []) await this.#files?.remove(name)
  }

  async remove(id: string): Promise<void> {
    await this.#record.change(({ chosen, maps, ...rest }) => ({
      ...rest,
      chosen: chosen === id ? null : chosen,
      maps: maps.filter(map => map.id !== id)
    }))
    this.#opened.forget(id)
    await this.#files?.remove(id)
  }

  async #add(map: KeptMap): Promise<void> {
    await this.#record.change(record => ({ ...record, maps: [...record.maps, map] }))
  }

  async #sweep(): Promise<void> {
    const { maps, begun } = this.#record.now
    const whole = new Set(maps.map(({ id }) => id))
    const parts = new Set(begun.map(({ id }) => id))
    for (const name of (await this.#files?.list()) ?? []) {
      const [id = '', batch] = name.split('.')
      if (batch === undefined ? !whole.has(id) : !parts.has(id)) await this.#files?.remove(name)
    }
  }
}
