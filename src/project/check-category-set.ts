import type { CategorySet } from '../plugins/plugin.js'

export const GEOMETRIES: ReadonlySet<unknown> = new Set(['point', 'line', 'area'])
export const FIELD_TYPES: ReadonlySet<unknown> = new Set([
  'text',
  'number',
  'selectOne',
  'selectMultiple',
  'date',
  'yesNo'
])

type Loose = { readonly [key: string]: unknown }

/** What is wrong with a category set, in words that follow "left out:"; null when nothing is. */
export function categorySetFault(set: CategorySet): string | null {
  const { presets, fields, groups = [], icons = [], translations = {} } = set as unknown as Loose
  if (
    !areObjects(presets) ||
    !areObjects(fields) ||
    !areObjects(groups) ||
    !areObjects(icons) ||
    !isObject(translations)
  ) {
    return 'presets, fields, groups or translations are missing or broken'
  }
  if (!Object.values(translations).every(isObject)) return 'a translation is broken'
  if (!groups.every(({ id, name, icon }) => [id, name, icon].every(isText))) return 'a group is broken'
  if (!icons.every(({ id, svg }) => [id, svg].every(isText))) return 'a picture is broken'
  return presets.map(presetFault).find(isFault) ?? fields.map(fieldFault).find(isFault) ?? null
}

function presetFault(preset: Loose): string | null {
  const { id, name, group, icon, color, geometry, tags, fields, terms } = preset
  const named = `the category "${isText(id) ? id : '?'}"`
  if (![id, name, icon, color].every(isText) || id === '') return `${named} lacks an id, name, icon or colour`
  if (group !== undefined && !isText(group)) return `${named} has a broken group`
  if (!isListOf(geometry, item => GEOMETRIES.has(item))) return `${named} has a broken geometry`
  if (!isObject(tags)) return `${named} has broken tags`
  if (!isListOf(fields, isText) || !isListOf(terms, isText)) return `${named} has broken fields or terms`
  return null
}

function fieldFault(field: Loose): string | null {
  const { id, tagKey, label, type, options = [] } = field
  const named = `the question "${isText(id) ? id : '?'}"`
  if (![id, tagKey, label].every(isText) || tagKey === '') return `${named} lacks an id, tag key or label`
  if (!FIELD_TYPES.has(type)) return `${named} is of an unknown type`
  const isOption = ({ value, label: text }: Loose): boolean => isText(value) && isText(text)
  if (!areObjects(options) || !options.every(isOption)) return `${named} has broken options`
  return null
}

function isFault(fault: string | null): fault is string {
  return fault !== null
}
function isText(value: unknown): value is string {
  return typeof value === 'string'
}
function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function areObjects(value: unknown): value is readonly Loose[] {
  return isListOf(value, isObject)
}
function isListOf(value: unknown, test: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(test)
}
