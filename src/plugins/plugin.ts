import type { FieldPatch, Json } from '../model/index.js'
import type { PrivacyFilter, Released, ReleasedDocument } from '../release/types.js'

export type { PrivacyFilter, Released, ReleasedDocument }

/** What adds to a project: a plain object. Code plugins are trusted code; category sets are data and never run. */
export interface Plugin {
  readonly name: string
  readonly apiVersion: 1
  readonly contributes: Contributions
  /** Runs once when the project opens; clean up when the signal aborts. */
  setup?(context: { readonly signal: AbortSignal }): void | Promise<void>
}

/** Plugins as one writes them down: conditional, grouped and lazy ones included. */
export type PluginOption = Plugin | false | null | undefined | readonly PluginOption[] | Promise<LoadedPlugin>
/** What a lazy plugin resolves to; `import('./mine.js')` may be given as it is when `mine.js` has a default export. */
export type LoadedPlugin =
  Plugin | false | null | undefined | readonly PluginOption[] | { readonly default: PluginOption }

export interface Contributions {
  readonly categorySets?: readonly CategorySet[]
  readonly iconSets?: readonly IconSet[]
  readonly importers?: readonly Importer[]
  readonly exporters?: readonly Exporter[]
  readonly basemaps?: readonly Basemap[]
  readonly basemapKinds?: readonly BasemapKind[]
  readonly privacyFilters?: readonly PrivacyFilter[]
  readonly categoryFormats?: readonly CategoryFormat[]
  /** BCP 47 language → key → text. */
  readonly strings?: { readonly [language: string]: { readonly [key: string]: string } }
}

/** Presets, fields and translations as one exchangeable bundle. */
export interface CategorySet {
  readonly id: string
  readonly name: string
  readonly version: string
  /** BCP 47 language the texts of presets and fields are in. Default `en`. */
  readonly language?: string
  /** Groups in order; a group that presets name and this leaves out shows its id and its first preset's icon. */
  readonly groups?: readonly CategoryGroup[]
  readonly presets: readonly Preset[]
  readonly fields: readonly Field[]
  /** Pictures that the set brings along; presets and options name them `own/ID`. */
  readonly icons?: readonly CategoryIcon[]
  /**
   * BCP 47 language → `preset/ID/name`, `preset/ID/terms` (separated by commas), `group/ID/name`,
   * `field/ID/label|helperText|placeholder`, `field/ID/options/VALUE` → text.
   */
  readonly translations?: { readonly [language: string]: { readonly [key: string]: string } }
}

/** A picture as part of a category set. */
export interface CategoryIcon {
  readonly id: string
  /** As in `IconSet.icons`. */
  readonly svg: string
  readonly name?: string
  readonly attribution?: string
  readonly license?: string
}

export interface CategoryGroup {
  readonly id: string
  readonly name: string
  /** `SET/ICON` of an icon set. */
  readonly icon: string
}

export type Geometry = 'point' | 'line' | 'area'

/** What the user picks. Names follow comapeo-schema. */
export interface Preset {
  readonly id: string
  readonly name: string
  /** Group shown as a chip above the map, e.g. 'water'. */
  readonly group?: string
  /** `SET/ICON` of an icon set. */
  readonly icon: string
  /** A paint name of the design (`river`, `forest`, …) or #rrggbb. */
  readonly color: string
  readonly geometry: readonly Geometry[]
  readonly tags: { readonly [tagKey: string]: Json }
  /** Field ids in order. */
  readonly fields: readonly string[]
  /** Other words people may type for it. */
  readonly terms: readonly string[]
  /** False: observations of this kind never leave the project, whoever asks. */
  readonly mayLeave?: boolean
}

/** A question of the form. */
export interface Field {
  readonly id: string
  readonly tagKey: string
  readonly label: string
  /** `yesNo` is answered by true or false. */
  readonly type: 'text' | 'number' | 'selectOne' | 'selectMultiple' | 'date' | 'yesNo'
  readonly appearance?: 'singleline' | 'multiline'
  readonly placeholder?: string
  readonly helperText?: string
  readonly required?: boolean
  readonly options?: readonly FieldOption[]
  /** Of a number: the least and the greatest there can be, and what it is counted in, e.g. `m`. */
  readonly min?: number
  readonly max?: number
  readonly unit?: string
  /** Asked only where the answer with that tag key is, or holds, one of these. */
  readonly showWhen?: { readonly tagKey: string; readonly values: readonly Json[] }
}
export interface FieldOption {
  readonly value: string
  readonly label: string
  readonly icon?: string
}

export interface IconSet {
  readonly id: string
  readonly name: string
  readonly license: string
  readonly attribution?: string
  /** Icon id → SVG text: square viewBox, at most 4 KB, one colour, paths and groups only. */
  readonly icons: ReadonlyMap<string, string>
}

/** What an importer yields: a document to be, and where in the file it stood (for messages and for skipping on a rerun). */
export interface Draft {
  readonly kind: 'observation' | 'track'
  readonly set: FieldPatch
  /** Place in the file, stable across runs, e.g. `features/12`. */
  readonly place: string
  /** The same for people, e.g. `feature 13 (line 203, column 5)`; `place` when left out. */
  readonly where?: string
}

export interface Importer {
  readonly id: string
  readonly name: string
  /** Lower case, without the dot. */
  readonly extensions: readonly string[]
  readonly mediaTypes: readonly string[]
  /**
   * Reads a file. Called twice by an import: once to validate all of it, once to write it, so it must not
   * keep state between calls. Bounded memory where the format allows.
   * @throws CairnError 'bad-input' with detail `{place}`
   */
  read(source: ImportSource, options: { readonly signal: AbortSignal }): AsyncIterable<Draft>
}
export interface ImportSource {
  readonly name: string
  /** Bytes, when known. */
  readonly size?: number
  /** A fresh stream of the file's bytes; may be called more than once. */
  stream(): ReadableStream<Uint8Array>
}

export interface Exporter {
  readonly id: string
  readonly name: string
  readonly extension: string
  readonly mediaType: string
  write(released: Released, options: { readonly signal: AbortSignal }): AsyncIterable<Uint8Array>
}

/** A kind of file in which categories are handed on. */
export interface CategoryFormat {
  readonly id: string
  readonly name: string
  /** Lower case, without the dot. */
  readonly extension: string
  readonly mediaType: string
  /** @throws CairnError 'bad-input' with detail `{place}` when the file is not whole or not of this kind */
  read(bytes: Uint8Array, options: { readonly signal: AbortSignal }): Promise<CategorySet>
  /** @param iconSvg the picture of a name in the set, since the file must stand on its own; null when there is none */
  write(set: CategorySet, iconSvg: (icon: string) => string | null): Promise<Uint8Array>
}

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
