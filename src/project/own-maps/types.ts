import type { MapBox } from '../../plugins/plugin.js'

/** Base maps that somebody added on this device. They are in `Project.basemaps` too, and are never copied to others. */
export interface OwnMaps {
  /** In the order in which they were added. */
  readonly list: readonly OwnMap[]
  /** Id of the base map that was chosen on this device; null: the first there is. */
  readonly chosen: string | null
  /** Endings of files that can be kept here, without the dot; empty where none can. */
  readonly extensions: readonly string[]
  /** Whether a map can be added by its address. */
  readonly takesAddresses: boolean
  choose(id: string): Promise<void>
  /**
   * Looks whether the file is a map, and copies it to this device. Nothing of it stays when that fails.
   * @throws CairnError 'bad-input' when it is damaged or no map | 'storage-full' | 'storage-broken' |
   * 'storage-unavailable' | 'capability-missing' | 'aborted'
   */
  addFile(
    file: File,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (bytes: number) => void }
  ): Promise<OwnMap>
  /**
   * Adds a map that a web server answers for: nothing of it is kept here.
   * @throws CairnError 'bad-input' | 'unreachable' | 'capability-missing' | 'aborted'
   */
  addAddress(
    map: { readonly address: string; readonly name: string; readonly attribution: string },
    options?: { readonly signal?: AbortSignal }
  ): Promise<OwnMap>
  /** Takes a map away with its file; it cannot be called back. @throws CairnError 'storage-broken' */
  remove(id: string): Promise<void>
}

export interface OwnMap {
  readonly id: string
  readonly name: string
  readonly attribution: string
  /** Bytes on this device; null for one that comes from an address. */
  readonly size: number | null
  readonly address: string | null
  readonly box: MapBox | null
}
