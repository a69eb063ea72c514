import type { CategorySet, Field, FieldKind } from '../plugins/plugin.js'
import { isCondition, isComputation, isDefault } from './check-question.js'

export const GEOMETRIES: ReadonlySet<unknown> = new Set(['point', 'line', 'area'])
const FIELD_KINDS: ReadonlySet<unknown> = new Set([
  'text',
  'number',
  'selectOne',
  'selectMultiple',
  'date',
  'time',
  'dateTime',
  'yesNo',
  'location',
  'photo',
  'audio',
  'video',
  'group'
] satisfies readonly FieldKind[])

/** A kind of question that is known here, or one that a plugin may bring. */
export function isFieldType(type: unknown): type is Field['type'] {
  return FIELD_KINDS.has(type) || (typeof type === 'string' && /^custom\/[\w][\w.-]{0,99}$/.test(type))
}

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
  if (preset['steps'] !== undefined && !areSteps(preset['steps'])) return `${named} has broken steps`
  return null
}

function fieldFault(field: Loose): string | null {
  const { id, tagKey, label, type, options = [], fields = [] } = field
  const named = `the question "${isText(id) ? id : '?'}"`
  if (![id, tagKey, label].every(isText) || tagKey === '') return `${named} lacks an id, tag key or label`
  if (!isFieldType(type)) return `${named} is of an unknown type`
  const isOption = ({ value, label: text }: Loose): boolean => isText(value) && isText(text)
  if (!areObjects(options) || !options.every(isOption)) return `${named} has broken options`
  if (field['showWhen'] !== undefined && !isCondition(field['showWhen']))
    return `${named} has a broken condition`
  if (field['default'] !== undefined && !isDefault(field['default'])) return `${named} has a broken default`
  if (field['compute'] !== undefined && !isComputation(field['compute']))
    return `${named} has a broken computation`
  if (!areObjects(fields) || fields.some(inner => inner['type'] === 'group'))
    return `${named} has broken questions of its own`
  return fields.map(fieldFault).find(isFault) ?? null
}

function areSteps(value: unknown): boolean {
  return (
    areObjects(value) &&
    value.every(({ id, title, fields }) => isText(id) && isText(title) && isListOf(fields, isText))
  )
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
