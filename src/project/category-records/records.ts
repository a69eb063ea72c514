import type { Json } from '../../model/index.js'
import type { CategoryGroup, CategoryIcon, CategorySet, Field, Preset } from '../../plugins/plugin.js'

/** Kinds of documents that hold a project's own categories. A group is one of the project's settings. */
export const CATEGORY_KINDS = ['preset', 'field', 'icon', 'projectSettings'] as const
export type CategoryKind = (typeof CATEGORY_KINDS)[number]

/**
 * One preset, question, picture or group as fields of a document, so that two people who change different parts of it
 * both keep their change. Texts in other languages are fields of their own, e.g. `name/es`. `null` says that there is
 * none, also where a set that lies below has one.
 */
export type CategoryRecord = ReadonlyMap<string, Json>
/** Kind → reference → record. A reference is the id in the set; that of a group begins with `group/`. */
export type CategoryRecords = { readonly [kind in CategoryKind]: ReadonlyMap<string, CategoryRecord> }

export const GROUP_PREFIX = 'group/'
/** Room between neighbours in an order, so that one can be put between two without touching others. */
export const ORDER_STEP = 1024

/** Texts of a record that have translations, and the key under which a set keeps them. */
export const TRANSLATED = {
  preset: ['name', 'terms'],
  field: ['label', 'helperText', 'placeholder'],
  icon: [],
  projectSettings: ['name']
} as const satisfies { readonly [kind in CategoryKind]: readonly string[] }

/** A set as records; places in its lists become the field `order`. */
export function recordsOf(set: CategorySet): CategoryRecords {
  return {
    preset: new Map(
      set.presets.map((preset, place) => [preset.id, presetRecord(preset, orderAt(place), set)] as const)
    ),
    field: new Map(set.fields.map(field => [field.id, fieldRecord(field, set)] as const)),
    icon: new Map((set.icons ?? []).map(icon => [icon.id, iconRecord(icon)] as const)),
    projectSettings: new Map(
      (set.groups ?? []).map(
        (group, place) => [GROUP_PREFIX + group.id, groupRecord(group, orderAt(place), set)] as const
      )
    )
  }
}

function presetRecord(preset: Preset, order: number, set: CategorySet): CategoryRecord {
  const { id, name, group, icon, color, geometry, tags, fields, steps, terms, mayLeave } = preset
  return given({
    name,
    icon,
    color,
    geometry: [...geometry],
    tags: { ...tags },
    fields: [...fields],
    terms: [...terms],
    steps: steps?.map(step => ({ ...step, fields: [...step.fields] })),
    ...listTexts(
      set,
      'steps',
      (steps ?? []).map(step => [step.id, `preset/${id}/steps/${step.id}`])
    ),
    group,
    mayLeave,
    order,
    ...textsOf(set, `preset/${id}`, TRANSLATED.preset)
  })
}

function fieldRecord(field: Field, set: CategorySet): CategoryRecord {
  const { id, ...rest } = field
  const options = (field.options ?? []).map(({ value }) => [value, `field/${id}/options/${value}`] as const)
  const inner = (field.fields ?? []).flatMap(each => textKeys(each)).map(key => [key, key] as const)
  return given({
    ...(rest as unknown as { readonly [name: string]: Json }),
    ...listTexts(set, 'options', options),
    ...listTexts(set, 'fields', inner),
    ...textsOf(set, `field/${id}`, TRANSLATED.field)
  })
}

/** The keys of all texts that a question of a group can have. */
function textKeys({ id, options = [] }: Field): readonly string[] {
  return [
    ...TRANSLATED.field.map(name => `field/${id}/${name}`),
    ...options.map(({ value }) => `field/${id}/options/${value}`)
  ]
}

/** The texts of a list's items by language, e.g. `options/es`: pairs of item and text. */
function listTexts(
  set: CategorySet,
  name: string,
  items: readonly (readonly [item: string, key: string])[]
): Record<string, Json> {
  const found: Record<string, Json> = {}
  if (items.length === 0) return found
  for (const [language, texts] of translationsOf(set)) {
    const pairs = items.flatMap(([item, key]) => {
      const text = texts.get(key)
      return text === undefined ? [] : [[item, text]]
    })
    if (pairs.length > 0) found[`${name}/${language}`] = pairs
  }
  return found
}

function iconRecord({ id: _, ...icon }: CategoryIcon): CategoryRecord {
  return given({ ...icon })
}

function groupRecord({ id, name, icon }: CategoryGroup, order: number, set: CategorySet): CategoryRecord {
  return given({ name, icon, order, ...textsOf(set, `group/${id}`, TRANSLATED.projectSettings) })
}

function textsOf(set: CategorySet, key: string, names: readonly string[]): Record<string, Json> {
  const found: Record<string, Json> = {}
  for (const [language, texts] of translationsOf(set)) {
    for (const name of names) {
      const text = texts.get(`${key}/${name}`)
      if (text !== undefined) found[`${name}/${language}`] = text
    }
  }
  return found
}

const translations = new WeakMap<CategorySet, ReadonlyMap<string, ReadonlyMap<string, string>>>()

/** Language → key → text, read once a set. */
function translationsOf(set: CategorySet): ReadonlyMap<string, ReadonlyMap<string, string>> {
  let known = translations.get(set)
  if (!known) {
    known = new Map(
      Object.entries(set.translations ?? {}).map(([language, texts]) => [
        language,
        new Map(Object.entries(texts))
      ])
    )
    translations.set(set, known)
  }
  return known
}

function given(values: { readonly [name: string]: Json | undefined }): CategoryRecord {
  return new Map(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined))
}

function orderAt(place: number): number {
  return (place + 1) * ORDER_STEP
}
