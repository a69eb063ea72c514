import type { Categories, CategorySet, Preset } from '../../project/types.js'
import type { LocalizeController } from '../controllers/localize.js'
import type { SetEdit } from './edit-set.js'

/** What the parts of the editor are drawn from, and how they change it. */
export interface EditorView {
  readonly set: CategorySet
  /** The same set as readers meet it. */
  readonly categories: Categories
  readonly localize: LocalizeController
  /** Language of the second column, BCP 47; empty for none. */
  readonly language: string
  /** Languages in which the project wants its names, that of the set left out. */
  readonly languages: readonly string[]
  /** Whether new observations may leave the project where their category says nothing. */
  readonly mayLeave: boolean
  /** Open category and question. */
  readonly preset: Preset | null
  readonly field: string | null
  readonly isReadOnly: boolean
  /** Names of the groups, by id, with those that only presets name. */
  readonly groups: ReadonlyMap<string, string>
  /** @param kind changes of one kind in a row are taken back together */
  edit(change: SetEdit, kind?: string): void
  openPreset(id: string | null): void
  openField(id: string | null): void
  setLanguage(language: string): void
}

/** The name of a preset as its reader meets it: in their language, where the set has it. */
export function shownName({ categories }: Pick<EditorView, 'categories'>, { id, name }: Preset): string {
  return categories.preset(id)?.name ?? name
}

/** Ids and names of the groups in order; one that only presets name has its id for a name. */
export function groupNames(set: CategorySet): ReadonlyMap<string, string> {
  const names = new Map((set.groups ?? []).map(({ id, name }) => [id, name]))
  for (const { group } of set.presets) if (group !== undefined && !names.has(group)) names.set(group, group)
  return names
}
