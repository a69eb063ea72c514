import type { Json } from '../model/index.js'

/** West, south, east, north in degrees. */
export type MapBox = readonly [number, number, number, number]

export interface Basemap {
  readonly id: string
  readonly name: string
  readonly attribution: string
  /** Where it has something to show; absent for the whole world. */
  readonly box?: MapBox
  /**
   * A MapLibre style (version 8). Colours may be any CSS colour. What `resource` answers is named `${address}PATH`.
   * @param address ends with a slash; good for this base map on this page
   * @throws CairnError 'bad-input' when it is damaged | 'unreachable'
   */
  style(theme: 'light' | 'dark', address: string): Promise<Json>
  /**
   * Bytes of tiles, letters and pictures for a base map that no web server answers for. Null where there is nothing.
   * @param path what stands after the address, percent-encoding undone
   * @throws CairnError 'bad-input' when it is damaged
   */
  resource?(path: string, options: { readonly signal: AbortSignal }): Promise<Uint8Array | null>
  /**
   * How a part of it is kept on a device. Absent where its terms do not allow that; then nobody is offered to.
   * @throws CairnError 'unreachable'
   */
  keepable?(): Promise<KeepableTiles>
}

/** The tiles of a base map whose terms let people keep parts of it. */
export interface KeepableTiles {
  readonly minZoom: number
  readonly maxZoom: number
  /** Ending of the file that `write` makes, without the dot: a kind of base map must open it. */
  readonly extension: string
  /**
   * A tile as it stands in the file; null where there is none.
   * @throws CairnError 'unreachable' when it could not be fetched
   */
  tile(z: number, x: number, y: number, options: { readonly signal: AbortSignal }): Promise<Uint8Array | null>
  /**
   * One map file of tiles.
   * @param data the bytes of the tiles, one after the other in their order
   */
  write(tiles: readonly KeptTile[], data: readonly Blob[], about: KeptPart): Promise<Blob>
}

export interface KeptTile {
  readonly z: number
  readonly x: number
  readonly y: number
  /** Bytes. */
  readonly size: number
}

/** What a file of kept tiles says of itself. */
export interface KeptPart {
  readonly name: string
  readonly attribution: string
  readonly box: MapBox
}

/** A base map before it has an id: `name` may be empty when it says none of itself. */
export type OpenedBasemap = Omit<Basemap, 'id'>

/** A kind of base map that people add on their own device: a file, or an address on the web. */
export interface BasemapKind {
  readonly id: string
  readonly name: string
  /** Endings of its files, lower case, without the dot. */
  readonly extensions?: readonly string[]
  /** Whether an address is one of this kind; the first kind that says so opens it. */
  fitsAddress?(address: string): boolean
  /**
   * Opens one and reads what it says of itself, never the whole.
   * @throws CairnError 'bad-input' when it is damaged or of another kind | 'unreachable'
   */
  open(source: Blob | string, options: { readonly signal: AbortSignal }): Promise<OpenedBasemap>
}

/** Sources and layers that every map of the project draws besides the observations. They cannot be chosen by a tap. */
export interface MapLayers {
  readonly id: string
  readonly name: string
  /** Who made what they show, as its terms ask for it: written on the map. */
  readonly attribution?: string
  /** Under the observations (default), or over them. Own position, chosen mark and pin stay on top. */
  readonly place?: 'below' | 'above'
  /**
   * Sources and layers as in a MapLibre style (version 8), bottom first. Their names are their own: those of two
   * plugins never meet. Asked again for another theme, and when `subscribe` tells of a change.
   * @param address ends with a slash; what `resource` answers is named `${address}PATH`
   */
  layers(theme: 'light' | 'dark', address: string): MapLayersStyle | Promise<MapLayersStyle>
  /** Calls `changed` when `layers` would answer something else. Returns the way to stop. */
  subscribe?(changed: () => void): () => void
  /** As `Basemap.resource`. */
  resource?(path: string, options: { readonly signal: AbortSignal }): Promise<Uint8Array | null>
}

export interface MapLayersStyle {
  readonly sources: { readonly [name: string]: Json }
  readonly layers: readonly { readonly id: string; readonly [property: string]: Json }[]
}

export type MapCorner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end'

/** Something that stands on every map of the project. */
export interface MapControl {
  readonly id: string
  readonly name: string
  /** Where; `top-end` is below the map's own buttons. Start and end follow the direction of the language. */
  readonly corner: MapCorner
  /**
   * Its element. It has the properties `map` (`MapHandle`) and `project`, and 44 pixels at least where a finger
   * presses it.
   */
  element(): Promise<CustomElementConstructor>
}

/** What a control may do with the map it stands on. */
export interface MapHandle {
  /** Longitude, latitude in degrees. */
  readonly center: readonly [number, number]
  readonly zoom: number
  /** What is in view. */
  readonly box: MapBox
  goTo(lngLat: readonly [number, number], zoom?: number): void
  /** Shows the whole of a box. */
  fit(box: MapBox): void
  /** Whether the layers of this id are drawn, and to change it on this map. */
  isShown(layers: string): boolean
  setShown(layers: string, shown: boolean): void
  /** Calls `rested` each time the map comes to rest. Returns the way to stop. */
  subscribe(rested: () => void): () => void
}
