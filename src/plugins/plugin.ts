import type { FieldPatch, Json } from '../model/index.js'
import type { PrivacyFilter, Released, ReleasedDocument } from '../release/types.js'
import type { Basemap, BasemapKind, MapControl, MapLayers } from './map-types.js'

export type { PrivacyFilter, Released, ReleasedDocument }
export type * from './map-types.js'

/** What adds to a project: a plain object. Code plugins are trusted code; category sets are data and never run. */
export interface Plugin {
  readonly name: string
  readonly apiVersion: 1
  readonly contributes: Contributions
  /** Runs once when the project opens; clean up when the signal aborts. */
  setup?(context: { readonly signal: AbortSignal }): void | Promise<void>
}

/** Plugins as one writes them down: conditional, grouped and lazy ones included. */
export type PluginOption = PluginAtHand | Promise<LoadedPlugin>
type PluginAtHand = Plugin | false | null | undefined | readonly PluginOption[]
/** What a lazy plugin resolves to; `import('./mine.js')` may be given as it is when `mine.js` has a default export. */
export type LoadedPlugin = PluginAtHand | { readonly default: PluginOption }

export interface Contributions {
  readonly categorySets?: readonly CategorySet[]
  readonly iconSets?: readonly IconSet[]
  readonly importers?: readonly Importer[]
  readonly exporters?: readonly Exporter[]
  readonly basemaps?: readonly Basemap[]
  readonly basemapKinds?: readonly BasemapKind[]
  readonly mapLayers?: readonly MapLayers[]
  readonly mapControls?: readonly MapControl[]
  readonly privacyFilters?: readonly PrivacyFilter[]
  readonly categoryFormats?: readonly CategoryFormat[]
  readonly fieldTypes?: readonly CustomFieldType[]
  readonly formSections?: readonly FormSection[]
  /**
   * BCP 47 language → key → text. Keys are those of `addStrings`: `StringKey`, and `ErrorKey` for what goes wrong;
   * and `basemaps/ID`, `categoryFormats/ID`, `exporters/ID` for the names of what a plugin brings.
   */
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
   * `preset/ID/steps/STEP`, `field/ID/label|helperText|placeholder`, `field/ID/options/VALUE` → text. Questions of
   * a group are named by their own ids.
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
  /** The form one page after the other; questions that no step names come on the last. */
  readonly steps?: readonly FormStep[]
  /** Other words people may type for it. */
  readonly terms: readonly string[]
  /** False: observations of this kind never leave the project, whoever asks. */
  readonly mayLeave?: boolean
}

/** A page of a form. */
export interface FormStep {
  readonly id: string
  readonly title: string
  /** Field ids; of questions that the preset does not ask nothing is shown. */
  readonly fields: readonly string[]
}

/**
 * Kinds of questions. `date` is answered by `YYYY-MM-DD`, `time` by `HH:MM`, `dateTime` by local time with its offset
 * (`2026-05-04T09:40+02:00`), `yesNo` by true or false, `location` by a GeoJSON point, `photo`, `audio` and `video` by
 * a list of files (hashes in `store.media`), `group` by a list of rows: objects of tag key → answer.
 */
export type FieldKind =
  | 'text'
  | 'number'
  | 'selectOne'
  | 'selectMultiple'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'yesNo'
  | 'location'
  | 'photo'
  | 'audio'
  | 'video'
  | 'group'

/** A question of the form. */
export interface Field {
  readonly id: string
  readonly tagKey: string
  readonly label: string
  /** `custom/ID` is a kind that a plugin brings in `fieldTypes`. */
  readonly type: FieldKind | `custom/${string}`
  readonly appearance?: 'singleline' | 'multiline'
  readonly placeholder?: string
  readonly helperText?: string
  readonly required?: boolean
  readonly options?: readonly FieldOption[]
  /** Of a number: the least and the greatest there can be, and what it is counted in, e.g. `m`. */
  readonly min?: number
  readonly max?: number
  readonly unit?: string
  /** Asked only where this holds of the other answers. */
  readonly showWhen?: Condition
  /** What a new observation begins with. */
  readonly default?: FieldDefault
  /** The answer follows from others, and is shown to be read. */
  readonly compute?: Computation
  /** Of a `group`: the questions of a row, whose tag keys count within the row. No groups. */
  readonly fields?: readonly Field[]
}

/**
 * What is asked of the other answers. `values`: the answer is, or holds, one of these. `above` and `below`: it is
 * greater, less; numbers by size, texts (days, times) by their signs. All parts that are given must hold.
 */
export type Condition =
  | {
      readonly tagKey: string
      readonly values?: readonly Json[]
      readonly above?: number | string
      readonly below?: number | string
    }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** A fixed answer; the day or the moment when the form opens; or what was answered here last. */
export type FieldDefault = { readonly from: 'value'; readonly value: Json } | { readonly from: KnownDefault }
type KnownDefault = 'today' | 'now' | 'last'

/**
 * An answer made of others: data, never a program. `of` names tag keys, or gives numbers; of a group, `each` names
 * the tag key within its rows. A sum is of the answers that there are; of the others there is none while one is missing. `difference` and `quotient` take the
 * first and what follows; `count` counts answers, list items and rows; `concat` joins texts by `separator` (a space);
 * `age` is the full years from a day to today.
 */
export interface Computation {
  readonly op: 'sum' | 'product' | 'difference' | 'quotient' | 'count' | 'concat' | 'age'
  readonly of: readonly (string | number)[]
  readonly each?: string
  readonly separator?: string
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

/**
 * A kind of question of its own: fields of the type `custom/ID`. One that throws is switched off; its answers are
 * then shown as text and stay as they are.
 */
export interface CustomFieldType {
  readonly id: string
  readonly name: string
  /** A sentence that says what is wrong with an answer, or null. */
  validate(field: Field, value: Json | undefined, language: string): string | null
  /** The answer in words; null leaves it to the kit. */
  format(field: Field, value: Json, language: string): string | null
  /**
   * Its element, loaded when a form first asks such a question. It has the properties `field`, `value`, `error` and
   * `disabled`, writes its own label, and fires `cairn-field-change` with `value` (`CairnFieldChangeEvent`).
   */
  element(): Promise<CustomElementConstructor>
}

/** A part of the form besides the questions, for instance a consent that is signed. */
export interface FormSection {
  readonly id: string
  readonly name: string
  readonly place: 'start' | 'end'
  /** Only in the forms of these presets. */
  readonly presets?: readonly string[]
  /**
   * Its element. It has the properties `draft` and `project`, and fires `cairn-form-section-change` with `tags`
   * (`CairnFormSectionChangeEvent`): tag key → answer, `undefined` to take one away.
   */
  element(): Promise<CustomElementConstructor>
}
