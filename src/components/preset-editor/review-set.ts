import type { CategorySet } from '../../project/types.js'
import { translated } from './edit-set.js'

/** Something of a set that wants a look. `ids` are presets or fields, as the kind says. */
export type Finding = PresetFinding | LanguageFinding | FieldFinding
export interface PresetFinding {
  readonly kind: 'sameName' | 'sameTags' | 'noPicture'
  readonly presets: readonly string[]
}
/** Categories without a name in a language that the project wants, BCP 47. */
export interface LanguageFinding {
  readonly kind: 'unnamed'
  readonly presets: readonly string[]
  readonly language: string
}
export interface FieldFinding {
  readonly kind: 'unasked' | 'noOptions'
  readonly field: string
  readonly label: string
}

/**
 * Two categories that people cannot tell apart, or that look alike to the map; those without a picture, or without a
 * name in one of the languages; questions that nobody asks, or that have nothing to choose from.
 */
export function reviewSet(
  set: CategorySet,
  hasPicture: (icon: string) => boolean,
  languages: readonly string[] = []
): readonly Finding[] {
  const asked = new Set(set.presets.flatMap(({ fields }) => fields))
  return [
    ...alike(set, ({ name }) => name.trim().toLocaleLowerCase()).map(presets => ({
      kind: 'sameName' as const,
      presets
    })),
    ...alike(set, ({ tags }) => JSON.stringify(Object.entries(tags).sort())).map(presets => ({
      kind: 'sameTags' as const,
      presets
    })),
    ...set.presets
      .filter(({ icon }) => !hasPicture(icon))
      .map(({ id }) => ({ kind: 'noPicture' as const, presets: [id] })),
    ...languages.flatMap(language => {
      const presets = set.presets
        .filter(({ id }) => translated(set, language, `preset/${id}/name`).trim() === '')
        .map(({ id }) => id)
      return presets.length === 0 ? [] : [{ kind: 'unnamed' as const, presets, language }]
    }),
    ...set.fields
      .filter(({ id }) => !asked.has(id))
      .map(({ id, label }) => ({ kind: 'unasked' as const, field: id, label })),
    ...set.fields
      .filter(({ type, options = [] }) => type.startsWith('select') && options.length === 0)
      .map(({ id, label }) => ({ kind: 'noOptions' as const, field: id, label }))
  ]
}

function alike(
  { presets }: CategorySet,
  key: (preset: CategorySet['presets'][number]) => string
): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>()
  for (const preset of presets) {
    const place = key(preset)
    groups.set(place, [...(groups.get(place) ?? []), preset.id])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

/** The categories that differ between two sets: in themselves, in a question of theirs, or by being there at all. */
export function changedPresets(before: CategorySet, after: CategorySet): readonly string[] {
  const described = (set: CategorySet): ReadonlyMap<string, string> => {
    const fields = new Map(set.fields.map(field => [field.id, JSON.stringify(field)]))
    return new Map(
      set.presets.map(preset => [
        preset.id,
        JSON.stringify([preset, preset.fields.map(id => fields.get(id))])
      ])
    )
  }
  const [old, now] = [described(before), described(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter(id => old.get(id) !== now.get(id))
}
