import type { CategoryIcon, CategorySet, Field, Preset } from '../../project/types.js'

/** Changes of a category set. Each gives a new set and leaves the given one as it is. */
export type SetEdit = (set: CategorySet) => CategorySet

/** At the end of its group. */
export function addPreset(preset: Preset): SetEdit {
  return set => {
    const last = set.presets.findLastIndex(({ group }) => group === preset.group)
    const at = last < 0 ? set.presets.length : last + 1
    return { ...set, presets: set.presets.toSpliced(at, 0, preset) }
  }
}

/** `undefined` takes a part away. */
export function changePreset(id: string, change: Changes<Preset>): SetEdit {
  return set => ({
    ...set,
    presets: set.presets.map(preset => (preset.id === id ? changed(preset, change) : preset))
  })
}

export function removePreset(id: string): SetEdit {
  return set => ({ ...set, presets: set.presets.filter(preset => preset.id !== id) })
}

/** Puts a category before (or, from above, behind) another one and into its group. */
export function movePresetTo(id: string, other: string): SetEdit {
  return set => {
    const from = set.presets.findIndex(preset => preset.id === id)
    const to = set.presets.findIndex(preset => preset.id === other)
    if (from < 0 || to < 0 || from === to) return set
    const moved = changed(set.presets[from]!, { group: set.presets[to]!.group })
    return { ...set, presets: set.presets.toSpliced(from, 1).toSpliced(to, 0, moved) }
  }
}

/** The category that stands before or behind it in its group; null at the ends. */
export function besideIn(set: CategorySet, id: string, step: -1 | 1): string | null {
  const preset = set.presets.find(known => known.id === id)
  const group = set.presets.filter(known => known.group === preset?.group)
  return group[group.findIndex(known => known.id === id) + step]?.id ?? null
}

export function addGroup(id: string, name: string): SetEdit {
  return set => ({ ...set, groups: [...(set.groups ?? []), { id, name, icon: '' }] })
}

export function renameGroup(id: string, name: string): SetEdit {
  return set => {
    const groups = set.groups ?? []
    const isKnown = groups.some(group => group.id === id)
    const all = isKnown ? groups : [...groups, { id, name, icon: '' }]
    return { ...set, groups: all.map(group => (group.id === id ? { ...group, name } : group)) }
  }
}

/** A question that is asked in a category from now on; a new one is added to the set. */
export function askIn(preset: string, field: Field): SetEdit {
  return set => {
    const known = set.fields.some(({ id }) => id === field.id)
    const asked = set.presets.find(({ id }) => id === preset)?.fields ?? []
    const fields = asked.includes(field.id) ? asked : [...asked, field.id]
    return changePreset(preset, { fields })(known ? set : { ...set, fields: [...set.fields, field] })
  }
}

export function changeField(id: string, change: Changes<Field>): SetEdit {
  return set => ({
    ...set,
    fields: set.fields.map(field => (field.id === id ? changed(field, change) : field))
  })
}

/** The question is asked no more in the category; one that nobody asks goes. */
export function askNoMore(preset: string, field: string): SetEdit {
  return set => {
    const asked = set.presets.find(({ id }) => id === preset)?.fields ?? []
    const left = changePreset(preset, { fields: asked.filter(id => id !== field) })(set)
    return left.presets.some(({ fields }) => fields.includes(field)) ? left : removeField(field)(left)
  }
}

export function removeField(id: string): SetEdit {
  return set => ({ ...set, fields: set.fields.filter(field => field.id !== id) })
}

/** @param to its new place among the questions of the category */
export function moveField(preset: string, field: string, to: number): SetEdit {
  return set => {
    const asked = set.presets.find(({ id }) => id === preset)?.fields ?? []
    const rest = asked.filter(id => id !== field)
    return changePreset(preset, { fields: rest.toSpliced(Math.max(0, to), 0, field) })(set)
  }
}

export function addIcon(icon: CategoryIcon): SetEdit {
  return set => ({ ...set, icons: [...(set.icons ?? []).filter(({ id }) => id !== icon.id), icon] })
}

/** A text in another language; an empty one is taken away. */
export function translate(language: string, key: string, text: string): SetEdit {
  return set => {
    const all = new Map(Object.entries(set.translations ?? {}))
    const texts = new Map(Object.entries(all.get(language) ?? {}))
    if (text.trim() === '') texts.delete(key)
    else texts.set(key, text)
    return { ...set, translations: fromMap(all.set(language, fromMap(texts))) }
  }
}

export function translated(set: CategorySet, language: string, key: string): string {
  const texts = set.translations?.[language]
  return texts && Object.hasOwn(texts, key) ? texts[key]! : ''
}

/** A new id that no other device will give: of the name what can stand in one, and six random signs. */
export function freshId(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30)
  const random = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36).padStart(6, '0').slice(-6)
  return words === '' ? random : `${words}-${random}`
}

type Changes<Item> = { readonly [Key in keyof Item]?: Item[Key] | undefined }

function changed<Item extends object>(item: Item, change: Changes<Item>): Item {
  const all = Object.entries({ ...item, ...change }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(all) as Item
}

/** Keys are ids that others gave: nothing of them may meet what every object has. */
function fromMap<Value>(map: ReadonlyMap<string, Value>): { readonly [key: string]: Value } {
  const object = Object.create(null) as Record<string, Value>
  for (const [key, value] of map) object[key] = value
  return object
}
