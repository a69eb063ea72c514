import type { DocumentId, DocumentState, FieldPatch, Json, ValueId } from '../model/index.js'
import type { Precision } from '../release/types.js'
import type { CommitAttempt, ProjectStore } from '../sync/adapter.js'
import type {
  Basemap,
  CategoryFormat,
  CategorySet,
  Contributions,
  CustomFieldType,
  Exporter,
  Field,
  FormSection,
  Geometry,
  Importer,
  ImportSource,
  MapControl,
  MapLayers,
  Preset
} from '../plugins/plugin.js'
import type { KeptFiles } from './own-maps/kept-files.js'
import type { OwnMaps } from './own-maps/types.js'

export type { KeptFiles } from './own-maps/kept-files.js'
export type * from './own-maps/types.js'

/** What components see of a project: a store and its plugins. */
export interface Project {
  readonly store: ProjectStore
  readonly name: string
  /** What can be picked now; another object after each change of the categories. */
  readonly categories: Categories
  /** The same as one set, in its own language and with all translations: what an editor works on. */
  readonly categorySet: CategorySet
  /** What the project's settings say of new observations and of names; another object after each change. */
  readonly defaults: ProjectDefaults
  /** Those of the plugins, then those that were added on this device. */
  readonly basemaps: readonly Basemap[]
  readonly ownMaps: OwnMaps
  readonly importers: readonly Pick<Importer, 'id' | 'name' | 'extensions'>[]
  readonly exporters: readonly Pick<Exporter, 'id' | 'name' | 'extension'>[]
  /** Texts of the plugins for the elements: BCP 47 language, key, text. */
  readonly strings: NonNullable<Contributions['strings']>
  /** Plugins and contributions that failed and were switched off; the rest goes on. */
  readonly problems: readonly Problem[]
  /** Kinds of questions and parts of the form that plugins bring; one that throws is switched off. */
  readonly fieldTypes: readonly UsedFieldType[]
  readonly formSections: readonly UsedFormSection[]
  /** What plugins draw and place on maps; one that throws is switched off. */
  readonly mapLayers: readonly UsedMapLayers[]
  readonly mapControls: readonly UsedMapControl[]
  readonly categoryFormats: readonly Pick<CategoryFormat, 'id' | 'name' | 'extension' | 'mediaType'>[]
  /** Shows the categories to a reader of these languages (BCP 47, the favourite first) from now on. */
  speak(languages: readonly string[]): void
  /** Called when `problems`, `categories`, `defaults` or `basemaps` change. Returns the way to stop. */
  subscribe(listener: () => void): () => void
  /**
   * Saves; resolves when durable on this device. The preset's own tags are added where the draft has none. A draft that
   * does not say whether it may leave is as `defaults` say.
   * @param attempt names the observation, for who may have to ask again because the answer was lost: it is written once
   */
  create(draft: ObservationDraft, attempt?: CommitAttempt): Promise<DocumentId>
  edit(id: DocumentId, set: FieldPatch, saw?: ReadonlyMap<string, readonly ValueId[]>): Promise<void>
  remove(id: DocumentId): Promise<void>
  restore(id: DocumentId): Promise<void>
  /**
   * Reads a file with the importer that fits its name: validates all of it first, then writes in batches.
   * What the same file brought before is skipped, so a run that was stopped can be repeated. Whether what is new may leave
   * is as `defaults` say, where the file does not.
   * @throws CairnError 'bad-input' with detail `{file, place}`; nothing is written then
   */
  import(
    source: ImportSource,
    options?: { readonly signal?: AbortSignal; readonly onProgress?: (progress: ImportProgress) => void }
  ): Promise<ImportResult>
  /** What would leave, before it does: how many documents, which fields, what is withheld. */
  previewRelease(request: ReleaseRequest): Promise<ReleasePreview>
  /**
   * The only way out: applies the privacy filters, records the release, and yields the exporter's bytes.
   * @throws CairnError 'release-refused' without recipient, purpose and precision, or without the right
   */
  release(request: ReleaseRequest, options?: { readonly signal?: AbortSignal }): AsyncIterable<Uint8Array>
  /**
   * Makes the project's categories, for all its devices, as they are in `wanted`. Only what differs from `seen` is
   * written, part by part, so that what others changed meanwhile stays. What is left out is hidden, not deleted.
   * @param seen what the editor began with; default: the set as it is now
   * @throws CairnError 'bad-input' | 'not-allowed' when this device may not, and others of `Documents.commit`
   */
  changeCategories(wanted: CategorySet, seen?: CategorySet): Promise<void>
  /** What a set offers, before it is applied. @throws CairnError 'bad-input' */
  categoriesOf(set: CategorySet): Categories
  /** Shows a set on this device alone, to try it; `null` goes back. @throws CairnError 'bad-input' */
  tryCategories(set: CategorySet | null): void
  /**
   * Reads a file of categories; nothing is changed by it.
   * @throws CairnError 'bad-input' with detail `{file, place}`
   */
  readCategories(source: ImportSource, options?: { readonly signal?: AbortSignal }): Promise<CategorySet>
  /** A file of categories, pictures included. @throws CairnError 'bad-input' for an unknown format */
  writeCategories(set: CategorySet, format: string): Promise<Uint8Array>
  /**
   * Takes the project off this device, with the maps that were added here, and closes it. What no other device holds is
   * lost. @throws CairnError 'capability-missing' where the store cannot, or what `ProjectStore.removeFromDevice` does
   */
  removeFromDevice(): Promise<void>
  close(): Promise<void>
}

/** What coordinators have said for everything new in a project. */
export interface ProjectDefaults {
  /** Whether new observations may leave the project, where their kind does not say that it stays. */
  readonly mayLeave: boolean
  /** In which the project wants its names, BCP 47, in order of their tags; its categories' own may be among them. */
  readonly languages: readonly string[]
}

export interface ObservationDraft {
  readonly geometry: Json | null
  readonly presetRef: string | null
  readonly tags: ReadonlyMap<string, Json>
  readonly observedAt?: number
  /** Hashes of files that `store.media` keeps already. */
  readonly attachments?: readonly string[]
  /** False: it never leaves the project, whoever asks. A new one that says nothing is as the project's `defaults` say. */
  readonly mayLeave?: boolean
  /** What the questions begin with was put in already. */
  readonly begun?: boolean
  /** By which a form knows a draft that it kept, so that it is written once. */
  readonly token?: string
}

/** `failed` is called by who uses it when its element or its layers throw: it is switched off then. */
export type UsedFieldType = CustomFieldType & { readonly failed?: (error: unknown) => void }
export type UsedFormSection = FormSection & {
  readonly failed?: (error: unknown) => void
  /** It is off, and stays in the list so that a form can say which part is missing. */
  readonly isBroken?: boolean
}

export type UsedMapLayers = MapLayers & { readonly failed?: (error: unknown) => void }
export type UsedMapControl = MapControl & { readonly failed?: (error: unknown) => void }

export interface ProjectOptions {
  /** BCP 47 languages of the reader, the favourite first. Default: those of the browser, else none. */
  readonly languages?: readonly string[]
  /** Where map files are kept; null: nowhere. Default: the page's private files or its database, where it has them. */
  readonly mapFiles?: KeptFiles | null
}

export interface Problem {
  readonly plugin: string
  readonly message: string
}

/** The categories of all sets, in the reader's language where there is one. */
export interface Categories {
  presets(geometry?: Geometry): readonly Preset[]
  preset(id: string | null): Preset | null
  /** The preset of a document: its presetRef, else the one whose tags fit best, else null. */
  presetOf(document: Pick<DocumentState, 'fields'>): Preset | null
  /** The fields of a preset, in order; ids that do not resolve are left out. */
  fieldsOf(preset: Preset): readonly Field[]
  groups(): readonly {
    readonly id: string
    readonly name: string
    readonly icon: string
    readonly presets: readonly string[]
  }[]
  /** A `data:image/svg+xml` URL, or null. For masks and images only; the text is never put into the page. */
  iconUrl(icon: string): string | null
  /** Every picture there is, by set, in order. */
  icons(): readonly { readonly id: string; readonly name: string; readonly icons: readonly string[] }[]
  /** A colour for CSS, dark enough for a white picture (contrast 4.5). */
  paint(color: string): string
}

export interface ImportProgress {
  readonly phase: 'reading' | 'writing'
  readonly done: number
  /** Known after reading. */
  readonly total: number | null
}
export interface ImportResult {
  readonly imported: number
  readonly alreadyThere: number
}

export interface ReleaseRequest {
  /** Exporter id, e.g. `geojson`. */
  readonly format: string
  /** Who gets it. `self` is a private backup. */
  readonly recipient: string
  readonly purpose: string
  /** 'exact', the side of the grid square in metres that positions are reduced to, or 'none'. */
  readonly precision: Precision
  /** Names of fields that stay, e.g. `tag/notes`. */
  readonly leaveOut?: readonly string[]
  /** Until when they may keep it, milliseconds since 1970; written down with the release. */
  readonly until?: number
  readonly selection?: { readonly ids?: readonly DocumentId[]; readonly presets?: readonly string[] }
}
export interface ReleasePreview {
  readonly documents: number
  readonly withheld: number
  /** Names of all fields that would go, in order. */
  readonly fields: readonly string[]
  readonly allowed: boolean
  /** Why not, in a sentence; absent when allowed. */
  readonly reason?: string
}

export type { Precision } from '../release/types.js'

/* Components know their data through this room alone. */
export type * from '../plugins/plugin.js'
export type * from '../sync/adapter.js'
