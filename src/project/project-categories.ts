import { CairnError, FIELD, TAG_PREFIX } from '../model/index.js'
import type { FieldPatch, Json } from '../model/index.js'
import type { CategorySet, IconSet, PrivacyFilter } from '../plugins/plugin.js'
import type { ProjectStore } from '../sync/adapter.js'
import { createCategories } from './categories.js'
import {
  CATEGORY_KINDS,
  commitsFor,
  layOver,
  readOwnRecords,
  recordsOf,
  setOf,
  type CategoryRecord,
  type CategoryRecords,
  type OwnRecords
} from './category-records/index.js'
import { categorySetFault } from './check-category-set.js'
import type { PluginContributions } from './contributions.js'
import { joinSets } from './join-sets.js'
import { localiseSet } from './localise.js'
import { presetMatch, type PresetMatch } from './preset-match.js'
import { reason } from './resolve-plugins.js'
import { cleanIcon } from './svg-icon.js'
import type { Categories } from './types.js'

const NOTHING: OwnRecords = {
  preset: new Map(),
  field: new Map(),
  icon: new Map(),
  projectSettings: new Map()
}
/** The icon set of the pictures that a category set brings along. */
const OWN_ICONS = 'own'

/** The categories of the plugins with the project's own changes laid over them, kept up to date. */
export class ProjectCategories {
  readonly #store: ProjectStore
  readonly #contributions: PluginContributions
  #languages: readonly string[]
  readonly #onChange: () => void
  readonly #below: CategoryRecords
  #own: OwnRecords = NOTHING
  #records: CategoryRecords
  #set: CategorySet
  #categories: Categories
  #reading: Promise<void> | null = null
  #again = false
  #tried: CategorySet | null = null
  #matching: { readonly set: CategorySet; readonly match: PresetMatch } | null = null

  /** @param onChange called when the categories have changed */
  constructor(
    store: ProjectStore,
    contributions: PluginContributions,
    languages: readonly string[],
    onChange: () => void
  ) {
    this.#store = store
    this.#contributions = contributions
    this.#languages = languages
    this.#onChange = onChange
    this.#set = joinSets(contributions.categorySets)
    this.#below = this.#records = recordsOf(this.#set)
    this.#categories = this.#build(this.#set)
  }

  get value(): Categories {
    return this.#categories
  }

  get set(): CategorySet {
    return this.#set
  }

  /** Reads what the project says; then follows it until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    const stop = this.#store.subscribe(event => {
      if (event.type !== 'documents' || !event.kinds.some(kind => KINDS.has(kind))) return
      this.#read().catch((error: unknown) => this.#failed(error))
    })
    signal.addEventListener('abort', stop, { once: true })
    await this.#read().catch((error: unknown) => this.#failed(error))
  }

  /**
   * See `Project.changeCategories`.
   * @throws CairnError 'bad-input' and those of `Documents.commit`
   */
  async change(wanted: CategorySet, seen: CategorySet): Promise<void> {
    const fault = categorySetFault(wanted)
    if (fault !== null) throw new CairnError('bad-input', `These categories cannot be saved: ${fault}.`)
    const own = await readOwnRecords(this.#store)
    const before = seenAs(recordsOf(seen), layOver(this.#below, own))
    const commits = commitsFor(before, recordsOf(wanted), own)
    if (commits.length > 0) await this.#store.documents.commit(commits)
    await this.#read()
  }

  /** Shows them to a reader of these languages from now on. */
  speak(languages: readonly string[]): void {
    if (languages.join() === this.#languages.join()) return
    this.#languages = [...languages]
    this.#categories = this.#build(this.#tried ?? this.#set)
    this.#onChange()
  }

  /** Shows a set in place of the project's own, on this device alone and only until `null` is given. */
  tryOut(set: CategorySet | null): void {
    this.#categories = this.of(set ?? this.#set)
    this.#tried = set
    this.#onChange()
  }

  /** What a set offers, before it is applied. @throws CairnError 'bad-input' */
  of(set: CategorySet): Categories {
    const fault = categorySetFault(set)
    if (fault !== null) throw new CairnError('bad-input', `These categories cannot be used: ${fault}.`)
    return this.#build(set)
  }

  /** The text of a picture that a set names, cleaned; null when there is none. */
  iconSvg(set: CategorySet, name: string): string | null {
    const [id, icon] = [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)]
    const text =
      id === OWN_ICONS
        ? set.icons?.find(own => own.id === icon)?.svg
        : this.#contributions.iconSets.find(known => known.id === id)?.icons.get(icon)
    const brought = text ?? set.icons?.find(own => own.id === name)?.svg
    return brought === undefined ? null : cleanIcon(brought)
  }

  /** The preset that the tags among fields fit best; null when none does. */
  matching(fields: FieldPatch): string | null {
    if (this.#matching?.set !== this.#set) {
      this.#matching = { set: this.#set, match: presetMatch(this.#set.presets) }
    }
    return this.#matching.match.best(tagsIn(fields))?.id ?? null
  }

  /** Holds back observations of the kinds that may not leave, those included that nobody can choose any more. */
  get privacyFilter(): PrivacyFilter {
    const stays = new Set(
      [...this.#records.preset].filter(([, record]) => record.get('mayLeave') === false).map(([id]) => id)
    )
    const match = presetMatch(this.#set.presets)
    return {
      id: 'may-leave',
      name: 'Categories that stay',
      apply(document) {
        const reference = document.fields.get(FIELD.presetRef)
        const preset = typeof reference === 'string' ? reference : match.best(tagsIn(document.fields))?.id
        return preset !== undefined && stays.has(preset) ? null : document
      }
    }
  }

  async #read(): Promise<void> {
    this.#again = true
    this.#reading ??= this.#readAll().finally(() => (this.#reading = null))
    return this.#reading
  }

  async #readAll(): Promise<void> {
    while (this.#again) {
      this.#again = false
      this.#own = await readOwnRecords(this.#store)
    }
    const isUntouched = CATEGORY_KINDS.every(kind => this.#own[kind].size === 0)
    if (isUntouched && this.#records === this.#below) return
    this.#records = layOver(this.#below, this.#own)
    const { id, name, version, language } = joinSets(this.#contributions.categorySets)
    this.#set = setOf(this.#records, { id, name, version, ...(language !== undefined && { language }) })
    if (this.#tried !== null) return
    this.#categories = this.#build(this.#set)
    this.#onChange()
  }

  #failed(error: unknown): void {
    this.#contributions.report(
      '(project)',
      `The project's own categories could not be read: ${reason(error)}`
    )
  }

  #build(set: CategorySet): Categories {
    const own: IconSet = {
      id: OWN_ICONS,
      name: set.name,
      license: '',
      icons: new Map((set.icons ?? []).map(({ id, svg }) => [id, svg]))
    }
    const localised = localiseSet(set, this.#languages)
    return createCategories([localised], [own, ...this.#contributions.iconSets], (iconSet, icon) => {
      const plugin = iconSet === own ? '(project)' : this.#contributions.nameOf('iconSets', iconSet)
      this.#contributions.report(
        plugin,
        `The picture "${icon}" is left out: it is not a plain, square picture of 4 KB or less.`
      )
    })
  }
}

function tagsIn(fields: FieldPatch): ReadonlyMap<string, Json> {
  const tags = new Map<string, Json>()
  for (const [name, value] of fields) {
    if (name.startsWith(TAG_PREFIX) && value !== undefined) tags.set(name.slice(TAG_PREFIX.length), value)
  }
  return tags
}

const KINDS: ReadonlySet<string> = new Set(CATEGORY_KINDS)

/**
 * What an editor saw, as records. A set does not show what was hidden, nor the numbers behind its order: those are
 * as they are now, or nothing could be brought back or put between two others.
 */
function seenAs(seen: CategoryRecords, now: CategoryRecords): CategoryRecords {
  const complete = (kind: keyof CategoryRecords): ReadonlyMap<string, CategoryRecord> => {
    const all = new Map(seen[kind])
    for (const [reference, record] of now[kind]) {
      const before = all.get(reference)
      const order = record.get('order')
      if (record.get('hidden') === true) all.set(reference, record)
      else if (before && order !== undefined) all.set(reference, new Map([...before, ['order', order]]))
    }
    return all
  }
  return {
    preset: complete('preset'),
    field: complete('field'),
    icon: complete('icon'),
    projectSettings: complete('projectSettings')
  }
}
