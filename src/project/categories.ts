import { FIELD, tagsOf } from '../model/index.js'
import type { CategorySet, Field, Geometry, IconSet, Preset } from '../plugins/plugin.js'
import { paintOf } from './paint.js'
import { presetMatch } from './preset-match.js'
import { cleanIcon } from './svg-icon.js'
import type { Categories } from './types.js'

/**
 * What the sets offer, joined. When two sets have a preset of the same id, the first one counts.
 * @param onBadIcon told once for each icon that is not what an icon may be
 */
export function createCategories(
  sets: readonly CategorySet[],
  iconSets: readonly IconSet[],
  onBadIcon: (set: IconSet, icon: string) => void
): Categories {
  const presets = new Map<string, Preset>()
  const fields = new Map<Preset, readonly Field[]>()
  for (const set of sets) {
    const byId = new Map(set.fields.map(field => [field.id, field]))
    for (const preset of set.presets) {
      if (presets.has(preset.id)) continue
      presets.set(preset.id, preset)
      const known = preset.fields.map(id => byId.get(id)).filter(field => field !== undefined)
      fields.set(preset, known)
    }
  }
  const all = [...presets.values()]
  const match = presetMatch(all)
  const groups = groupsOf(sets, all)
  const icon = iconSource(iconSets, onBadIcon)
  const offered = new Map<Geometry, readonly Preset[]>()

  return {
    presets(geometry) {
      if (geometry === undefined) return all
      const known = offered.get(geometry)
      if (known) return known
      const fitting = all.filter(preset => preset.geometry.includes(geometry))
      offered.set(geometry, fitting)
      return fitting
    },
    preset: id => (id === null ? null : (presets.get(id) ?? null)),
    presetOf(document) {
      const reference = document.fields.get(FIELD.presetRef)?.value
      const chosen = typeof reference === 'string' ? presets.get(reference) : undefined
      return chosen ?? match.best(tagsOf(document))
    },
    fieldsOf: preset => fields.get(presets.get(preset.id) ?? preset) ?? [],
    groups: () => groups,
    iconUrl: icon,
    icons: () =>
      iconSets.map(({ id, name, icons }) => ({
        id,
        name,
        icons: [...icons.keys()].map(key => `${id}/${key}`)
      })),
    paint: paintOf
  }
}

function groupsOf(
  sets: readonly CategorySet[],
  presets: readonly Preset[]
): ReturnType<Categories['groups']> {
  const named = new Map(sets.flatMap(set => set.groups ?? []).map(group => [group.id, group]))
  const members = new Map<string, string[]>([...named.keys()].map(id => [id, []]))
  for (const { id, group } of presets) {
    if (group === undefined) continue
    const list = members.get(group)
    if (list) list.push(id)
    else members.set(group, [id])
  }
  const firstIcon = (ids: readonly string[]): string => presets.find(({ id }) => id === ids[0])?.icon ?? ''
  return [...members]
    .filter(([, ids]) => ids.length > 0)
    .map(([id, ids]) => ({
      id,
      name: named.get(id)?.name ?? id,
      icon: named.get(id)?.icon ?? firstIcon(ids),
      presets: ids
    }))
}

function iconSource(
  iconSets: readonly IconSet[],
  onBadIcon: (set: IconSet, icon: string) => void
): (icon: string) => string | null {
  const sets = new Map(iconSets.map(set => [set.id, set]))
  const known = new Map<string, string | null>()
  return name => {
    const before = known.get(name)
    if (before !== undefined) return before
    const slash = name.indexOf('/')
    // A category file brings pictures of sets that may not be here, by their whole names.
    const named = sets.get(name.slice(0, slash))
    const set = named ?? (slash > 0 ? iconSets.find(({ icons }) => icons.has(name)) : undefined)
    const text = set?.icons.get(named ? name.slice(slash + 1) : name)
    // Unknown names come from others' documents: remembering each of them would let the map grow without end.
    if (set === undefined || text === undefined) return null
    const clean = cleanIcon(text)
    if (clean === null) onBadIcon(set, name)
    const url = clean === null ? null : imageUrl(clean)
    known.set(name, url)
    return url
  }
}

/** Quotes and brackets are written out too, so that the URL stands inside any form of CSS `url(…)`. */
function imageUrl(svg: string): string {
  const text = encodeURIComponent(svg).replace(/['()]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)
  return `data:image/svg+xml,${text}`
}
