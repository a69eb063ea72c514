import type { CategorySet, Field, Preset } from '../plugins/plugin.js'

/**
 * All sets as one. When two have a preset, group or picture of the same id, the first one counts; a question belongs
 * to its set, so one whose id is taken by a different question gets the set's id before its own.
 */
export function joinSets(sets: readonly CategorySet[]): CategorySet {
  const presets = new Map<string, Preset>()
  const fields = new Map<string, Field>()
  const texts = new Map<string, Map<string, string>>()
  for (const set of sets) {
    const renamed = new Map<string, string>()
    for (const field of set.fields) {
      const isTaken = fields.has(field.id) && fields.get(field.id) !== field
      const id = isTaken ? `${set.id}/${field.id}` : field.id
      renamed.set(field.id, id)
      if (!fields.has(id)) fields.set(id, isTaken ? { ...field, id } : field)
    }
    for (const preset of set.presets) {
      if (presets.has(preset.id)) continue
      const here = (ids: readonly string[]): readonly string[] => ids.map(id => renamed.get(id) ?? id)
      presets.set(preset.id, {
        ...preset,
        fields: here(preset.fields),
        ...(preset.steps && { steps: preset.steps.map(step => ({ ...step, fields: here(step.fields) })) })
      })
    }
    for (const [language, entries] of Object.entries(set.translations ?? {})) {
      const known = texts.get(language) ?? new Map<string, string>()
      texts.set(language, known)
      for (const [key, text] of Object.entries(entries)) {
        const place = translationKey(key, renamed)
        if (!known.has(place)) known.set(place, text)
      }
    }
  }
  const [first] = sets
  return {
    id: 'project',
    name: first?.name ?? '',
    version: first?.version ?? '1',
    ...(first?.language !== undefined && { language: first.language }),
    groups: firstOfEach(sets.flatMap(({ groups = [] }) => groups)),
    presets: [...presets.values()],
    fields: [...fields.values()],
    icons: firstOfEach(sets.flatMap(({ icons = [] }) => icons)),
    translations: Object.fromEntries([...texts].map(([language, map]) => [language, Object.fromEntries(map)]))
  }
}

function translationKey(key: string, renamed: ReadonlyMap<string, string>): string {
  const [, id, rest] = /^field\/(.+?)\/((?:label|helperText|placeholder|options\/.*)$)/s.exec(key) ?? []
  return id === undefined || rest === undefined ? key : `field/${renamed.get(id) ?? id}/${rest}`
}

function firstOfEach<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  const byId = new Map<string, Item>()
  for (const item of items) if (!byId.has(item.id)) byId.set(item.id, item)
  return [...byId.values()]
}
