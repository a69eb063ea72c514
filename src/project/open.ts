import { ATTACHMENT_PREFIX, CairnError, FIELD, TAG_PREFIX, checkGeometry } from '../model/index.js'
import type { DocumentId, Json } from '../model/index.js'
import type { PluginOption } from '../plugins/plugin.js'
import type { CommitAttempt, Local, ProjectStore } from '../sync/adapter.js'
import { CategoryFiles } from './category-files.js'
import { PluginContributions } from './contributions.js'
import { FollowedDefaults } from './followed-defaults.js'
import { importFile } from './import-file.js'
import { DeviceMaps } from './own-maps/device-maps.js'
import { passingFiles } from './own-maps/kept-files.js'
import type { KeptFiles } from './own-maps/kept-files.js'
import { pageFiles } from './own-maps/page-files.js'
import { ProjectCategories } from './project-categories.js'
import { reason, resolvePlugins } from './resolve-plugins.js'
import { previewRelease, runRelease } from './run-release.js'
import type {
  Categories,
  ObservationDraft,
  Problem,
  Project,
  ProjectDefaults,
  ProjectOptions
} from './types.js'

/**
 * A project as components see it. A plugin that fails later is switched off and listed in `problems`.
 * @param plugins in order; may be nested, lazy or left out by a condition
 * @throws CairnError 'plugin-invalid' when a plugin is none, or names or ids meet twice
 */
export async function openProject(
  store: ProjectStore,
  plugins: PluginOption,
  options: ProjectOptions = {}
): Promise<Project> {
  const early: Problem[] = []
  const resolved = await resolvePlugins(plugins, problem => early.push(problem))
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const contributions = new PluginContributions(resolved, tell)
  contributions.problems.push(...early)
  const closing = new AbortController()
  await contributions.setUp(closing.signal)
  contributions.checkCategorySets()
  const categories = new ProjectCategories(store, contributions, options.languages ?? readerLanguages(), tell)
  await categories.follow(closing.signal)
  const defaults = new FollowedDefaults(
    store,
    error => contributions.report('(project)', `The project's settings could not be read: ${reason(error)}`),
    tell
  )
  await defaults.follow(closing.signal)
  const formats = new CategoryFiles(contributions, categories)
  const ownMaps = await openOwnMaps(store, contributions, options, tell)
  let lastImport: Promise<unknown> = Promise.resolve()

  const untilClosed = (signal?: AbortSignal): AbortSignal =>
    signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal])

  return {
    store,
    get name() {
      return store.info.name
    },
    get categories() {
      return categories.value
    },
    get categorySet() {
      return categories.set
    },
    get defaults() {
      return defaults.value
    },
    get categoryFormats() {
      return contributions.categoryFormats
    },
    get basemaps() {
      return [...contributions.basemaps, ...ownMaps.basemaps]
    },
    ownMaps,
    get importers() {
      return contributions.importers
    },
    get exporters() {
      return contributions.exporters
    },
    get strings() {
      return contributions.strings
    },
    get fieldTypes() {
      return contributions.fieldTypes
    },
    get formSections() {
      return contributions.formSections
    },
    get mapLayers() {
      return contributions.mapLayers
    },
    get mapControls() {
      return contributions.mapControls
    },
    get problems() {
      return [...contributions.problems]
    },
    speak: languages => categories.speak(languages),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    create: (draft, attempt) =>
      create(store, categories.value, beginning(draft, categories.value, defaults.value), attempt),
    async edit(id, set, saw) {
      await store.documents.commit([{ type: 'edit', id, set, ...(saw !== undefined && { saw }) }])
    },
    async remove(id) {
      await store.documents.commit([{ type: 'delete', id }])
    },
    async restore(id) {
      await store.documents.commit([{ type: 'restore', id }])
    },
    // One after the other: two runs of the same file at once would both find nothing there.
    import(source, { signal, ...rest } = {}) {
      const run = lastImport.then(() =>
        importFile(store, contributions, source, {
          ...rest,
          signal: untilClosed(signal),
          defaults: () => defaults.value,
          matching: fields => categories.matching(fields)
        })
      )
      lastImport = run.catch((error: unknown) => error)
      return run
    },
    previewRelease: request => previewRelease(store, contributions, categories.privacyFilter, request),
    release: (request, { signal } = {}) =>
      runRelease(store, contributions, categories.privacyFilter, request, untilClosed(signal)),
    changeCategories: (wanted, seen = categories.set) => categories.change(wanted, seen),
    categoriesOf: set => categories.of(set),
    tryCategories: set => categories.tryOut(set),
    readCategories: (source, { signal } = {}) => formats.read(source, untilClosed(signal)),
    writeCategories: (set, format) => formats.write(set, format),
    async removeFromDevice() {
      if (store.removeFromDevice === undefined) {
        throw new CairnError('capability-missing', 'This project cannot be removed from here.')
      }
      await ownMaps.clear()
      await store.removeFromDevice()
      closing.abort()
      listeners.clear()
    },
    async close() {
      closing.abort()
      listeners.clear()
      await lastImport
      await store.close()
    }
  }
}

/** A device whose list of maps cannot be read is not kept from its project. */
async function openOwnMaps(
  { info, local }: ProjectStore,
  contributions: PluginContributions,
  options: ProjectOptions,
  changed: () => void
): Promise<DeviceMaps> {
  const maps = new DeviceMaps({
    project: info.id,
    local,
    files: options.mapFiles === undefined ? filesFor(info.id, local) : options.mapFiles,
    kinds: () => contributions.basemapKinds,
    basemap: id => contributions.basemaps.find(each => each.id === id),
    failed: (kind, error) => contributions.fail('basemapKinds', kind, error),
    changed
  })
  try {
    await maps.load()
  } catch (error) {
    contributions.report('own maps', `The maps of this device could not be read: ${reason(error)}`)
  }
  return maps
}

/** What is gone with the page leaves no files behind. */
function filesFor(project: string, local: Local | undefined): KeptFiles | null {
  return local?.isPassing === true ? passingFiles(local) : pageFiles(project)
}

/** The draft with what the project says where neither it nor its kind does. */
function beginning(
  draft: ObservationDraft,
  categories: Categories,
  { mayLeave }: ProjectDefaults
): ObservationDraft {
  if (mayLeave || draft.mayLeave !== undefined) return draft
  return categories.preset(draft.presetRef)?.mayLeave === false ? draft : { ...draft, mayLeave }
}

async function create(
  store: ProjectStore,
  categories: Categories,
  { geometry, presetRef, tags, observedAt, attachments = [], mayLeave }: ObservationDraft,
  attempt?: CommitAttempt
): Promise<DocumentId> {
  if (geometry !== null && !checkGeometry(geometry)) {
    throw new CairnError('bad-input', 'The place is not a position on the earth. Put it on the map again.')
  }
  const presetTags = Object.entries(categories.preset(presetRef)?.tags ?? {})
  const set = new Map<string, Json>()
  for (const [key, value] of [...presetTags, ...tags]) set.set(TAG_PREFIX + key, value)
  if (geometry !== null) set.set(FIELD.location, geometry)
  if (presetRef !== null) set.set(FIELD.presetRef, presetRef)
  if (observedAt !== undefined) set.set(FIELD.observedAt, observedAt)
  if (mayLeave === false) set.set(FIELD.mayLeave, false)
  for (const hash of attachments) set.set(ATTACHMENT_PREFIX + hash, true)
  const [id] = await store.documents.commit([{ type: 'create', kind: 'observation', set }], attempt)
  if (id === undefined) throw new CairnError('internal', 'The observation was saved without an id.')
  return id
}

function readerLanguages(): readonly string[] {
  const { navigator } = globalThis as { readonly navigator?: { readonly languages?: readonly string[] } }
  return navigator?.languages ?? []
}
