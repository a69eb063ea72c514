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
  /** Parts of base maps that were begun and are not whole yet. */
  readonly begun: readonly BegunPart[]
  /**
   * About how large a part of a base map is, from a few of its tiles. Only base maps with `keepable` have parts.
   * @throws CairnError 'unreachable' | 'value-too-large' | 'capability-missing' | 'aborted'
   */
  estimatePart(part: MapPart, options?: { readonly signal?: AbortSignal }): Promise<PartEstimate>
  /**
   * Fetches a part and keeps it on this device as a map of its own. What was fetched when it is stopped or fails
   * stays, and is not fetched again when it is called with the part from `begun`.
   * @throws CairnError 'storage-full' before anything is fetched, 'unreachable' | 'value-too-large' | 'bad-input' |
   *   'capability-missing' | 'aborted' and others of `addFile`
   */
  keepPart(
    part: MapPart | BegunPart,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (progress: PartProgress) => void }
  ): Promise<OwnMap>
  /** Removes what was fetched of a part that is not whole. */
  dropPart(id: string): Promise<void>
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
  /** When it was added, milliseconds since 1970; null when that is not known. */
  readonly at: number | null
}

/** A part of a base map, to be kept for places without internet. */
export interface MapPart {
  /** Id of the base map. */
  readonly basemap: string
  /** What it will be called. */
  readonly name: string
  readonly box: MapBox
  /** The closest zoom that is kept. */
  readonly maxZoom: number
}

export interface BegunPart extends MapPart {
  readonly id: string
}

export interface PartEstimate {
  readonly tiles: number
  /** About so many. */
  readonly bytes: number
  /** Bytes that are free on this device; null when nobody knows. */
  readonly free: number | null
  /** Whether there is room for it: while it is made it takes twice its bytes. */
  readonly fits: boolean
}

/** Tiles, and the bytes that are here. */
export interface PartProgress {
  readonly done: number
  readonly total: number
  readonly bytes: number
}
