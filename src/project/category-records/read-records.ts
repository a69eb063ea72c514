import type { Json } from '../../model/index.js'
import type {
  CategoryGroup,
  CategoryIcon,
  CategorySet,
  Field,
  FieldOption,
  FormStep,
  Geometry,
  Preset
} from '../../plugins/plugin.js'
import { GEOMETRIES, isFieldType } from '../check-category-set.js'
import { isComputation, isCondition, isDefault } from '../check-question.js'
import { GROUP_PREFIX, TRANSLATED, type CategoryRecord, type CategoryRecords } from './records.js'

/** Longest name, label, hint or word, in UTF-16 units. */
const LONGEST = 2000
/** Most parts of a list: places of a preset, its questions, words, and the options of a question. */
const MOST = 20_000
const LANGUAGE = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/

/**
 * The set that records make. They come from other devices: what is not shaped as it should be is left out, and
 * never fails the rest.
 */
export function setOf(
  records: CategoryRecords,
  head: Pick<CategorySet, 'id' | 'name' | 'version' | 'language'>
): CategorySet {
  const translations = new Map<string, Map<string, string>>()
  const translate = (language: string, key: string, text: string): void => {
    const texts = translations.get(language) ?? new Map<string, string>()
    translations.set(language, texts.set(key, text))
  }
  const read = <Item>(
    kind: keyof CategoryRecords,
    one: (id: string, record: CategoryRecord) => Item | null,
    name: string
  ): readonly Item[] =>
    inOrder(records[kind]).flatMap(([reference, record]) => {
      const id = kind === 'projectSettings' ? reference.slice(GROUP_PREFIX.length) : reference
      const isGroup = reference.startsWith(GROUP_PREFIX)
      if (record.get('hidden') === true || isGroup !== (kind === 'projectSettings')) return []
      const item = one(id, record)
      if (item === null) return []
      for (const [language, key, text] of translationsIn(record, TRANSLATED[kind])) {
        translate(language, `${name}/${id}/${key}`, text)
      }
      return [item]
    })

  const groups = read('projectSettings', groupFrom, 'group')
  const presets = read('preset', presetFrom, 'preset')
  const fields = read('field', fieldFrom, 'field')
  for (const [kind, id, list, key] of listsWithTexts(presets, fields)) {
    for (const [name, labels] of records[kind].get(id) ?? []) {
      const language = name.startsWith(`${list}/`) ? name.slice(list.length + 1) : ''
      if (!LANGUAGE.test(language)) continue
      for (const [value, label] of pairsIn(labels)) {
        const place = key(value)
        if (place !== null) translate(language, place, label)
      }
    }
  }
  return {
    ...head,
    groups,
    presets,
    fields,
    icons: read('icon', iconFrom, 'icon'),
    translations: nullPrototype(translations)
  }
}

/** Lists whose items have texts in other languages, and the key of an item's text in a set. */
function listsWithTexts(
  presets: readonly Preset[],
  fields: readonly Field[]
): readonly (readonly ['preset' | 'field', string, string, (item: string) => string | null])[] {
  return [
    ...presets.map(
      ({ id }) => ['preset', id, 'steps', (step: string) => `preset/${id}/steps/${step}`] as const
    ),
    ...fields.flatMap(({ id, fields: inner = [] }) => {
      const isOwn = (key: string): boolean => inner.some(field => key.startsWith(`field/${field.id}/`))
      return [
        ['field', id, 'options', (value: string) => `field/${id}/options/${value}`] as const,
        ['field', id, 'fields', (key: string) => (isOwn(key) ? key : null)] as const
      ]
    })
  ]
}

function presetFrom(id: string, record: CategoryRecord): Preset | null {
  const name = text(record, 'name')
  if (name === undefined || id === '') return null
  const group = text(record, 'group')
  const geometry = list(record.get('geometry')).filter((item): item is Geometry => GEOMETRIES.has(item))
  return {
    id,
    name,
    icon: text(record, 'icon') ?? '',
    color: text(record, 'color') ?? 'slate',
    geometry: geometry.length > 0 ? geometry : ['point'],
    tags: tagsIn(record.get('tags')),
    fields: texts(record.get('fields')),
    terms: texts(record.get('terms')),
    ...(Array.isArray(record.get('steps')) && { steps: stepsIn(record.get('steps')) }),
    ...(group !== undefined && group !== '' && { group }),
    ...(record.get('mayLeave') === false && { mayLeave: false })
  }
}

function fieldFrom(id: string, record: CategoryRecord): Field | null {
  const label = text(record, 'label')
  const tagKey = text(record, 'tagKey')
  const type = record.get('type')
  if (label === undefined || !tagKey || id === '' || !isFieldType(type)) return null
  const appearance = record.get('appearance')
  const placeholder = text(record, 'placeholder')
  const helperText = text(record, 'helperText')
  const unit = text(record, 'unit', 40)
  const showWhen = record.get('showWhen')
  const begins = record.get('default')
  const compute = record.get('compute')
  return {
    id,
    tagKey,
    label,
    type,
    ...((appearance === 'singleline' || appearance === 'multiline') && { appearance }),
    ...(placeholder !== undefined && { placeholder }),
    ...(helperText !== undefined && { helperText }),
    ...(record.get('required') === true && { required: true }),
    ...(Array.isArray(record.get('options')) && { options: optionsIn(record.get('options')) }),
    ...numberIn(record, 'min'),
    ...numberIn(record, 'max'),
    ...(unit !== undefined && { unit }),
    ...(isCondition(showWhen) && { showWhen }),
    ...(isDefault(begins) && { default: begins }),
    ...(isComputation(compute) && { compute }),
    ...(type === 'group' && { fields: innerFieldsIn(record.get('fields')) })
  }
}

function groupFrom(id: string, record: CategoryRecord): CategoryGroup | null {
  const name = text(record, 'name')
  return name === undefined || id === '' ? null : { id, name, icon: text(record, 'icon') ?? '' }
}

function iconFrom(id: string, record: CategoryRecord): CategoryIcon | null {
  const svg = text(record, 'svg', 8192)
  if (svg === undefined || id === '') return null
  const [name, attribution, license] = ['name', 'attribution', 'license'].map(key => text(record, key))
  return {
    id,
    svg,
    ...(name !== undefined && { name }),
    ...(attribution !== undefined && { attribution }),
    ...(license !== undefined && { license })
  }
}

/** Options of one value count once: the first. */
function optionsIn(value: Json | undefined): readonly FieldOption[] {
  const seen = new Set<unknown>()
  return list(value).flatMap((item): FieldOption[] => {
    const option = objectIn(item)
    const [key, label, icon] = ['value', 'label', 'icon'].map(name => option.get(name))
    if (typeof key !== 'string' || typeof label !== 'string' || seen.has(key)) return []
    seen.add(key)
    return [{ value: key, label, ...(typeof icon === 'string' && { icon }) }]
  })
}

function translationsIn(
  record: CategoryRecord,
  names: readonly string[]
): readonly (readonly [language: string, name: string, text: string])[] {
  return [...record].flatMap(([field, value]) => {
    const slash = field.indexOf('/')
    const [name, language] = [field.slice(0, slash), field.slice(slash + 1)]
    if (slash < 0 || !names.includes(name) || !LANGUAGE.test(language)) return []
    return typeof value === 'string' && value.length <= LONGEST ? [[language, name, value] as const] : []
  })
}

/** By `order`, then by reference, so that every device shows one order. */
function inOrder(
  records: ReadonlyMap<string, CategoryRecord>
): readonly (readonly [string, CategoryRecord])[] {
  const order = (record: CategoryRecord): number => {
    const value = record.get('order')
    return typeof value === 'number' ? value : Number.MAX_VALUE
  }
  return [...records].sort(
    ([a, one], [b, other]) => order(one) - order(other) || (a < b ? -1 : a > b ? 1 : 0)
  )
}

function text(record: CategoryRecord, name: string, longest = LONGEST): string | undefined {
  const value = record.get(name)
  return typeof value === 'string' && value.length <= longest ? value : undefined
}
function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) && value.length <= MOST ? (value as readonly Json[]) : []
}
function texts(value: Json | undefined): readonly string[] {
  return [...new Set(list(value).filter(item => typeof item === 'string'))]
}
function pairsIn(value: Json): readonly (readonly [string, string])[] {
  return list(value).flatMap(item => {
    const [key, label] = Array.isArray(item) ? (item as readonly Json[]) : []
    return typeof key === 'string' && typeof label === 'string' ? [[key, label] as const] : []
  })
}
function numberIn(
  record: CategoryRecord,
  name: 'min' | 'max'
): { readonly [bound in 'min' | 'max']?: number } {
  const value = record.get(name)
  return typeof value === 'number' ? { [name]: value } : {}
}
/** The questions of a group's rows; no group stands in a group. */
function innerFieldsIn(value: Json | undefined): readonly Field[] {
  return list(value).flatMap(item => {
    const record = objectIn(item)
    const field = record.get('type') === 'group' ? null : fieldFrom(text(record, 'id') ?? '', record)
    return field === null ? [] : [field]
  })
}
function stepsIn(value: Json | undefined): readonly FormStep[] {
  return list(value).flatMap(item => {
    const step = objectIn(item)
    const [id, title] = [text(step, 'id'), text(step, 'title')]
    return id === undefined || title === undefined ? [] : [{ id, title, fields: texts(step.get('fields')) }]
  })
}
function objectIn(value: Json | undefined): ReadonlyMap<string, Json> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return new Map(isObject ? Object.entries(value) : [])
}
function tagsIn(value: Json | undefined): Preset['tags'] {
  const tags = Object.create(null) as Record<string, Json>
  for (const [key, item] of objectIn(value)) tags[key] = item
  return tags
}

/** Names come from others: none of them may meet what every object has. */
function nullPrototype(
  languages: ReadonlyMap<string, ReadonlyMap<string, string>>
): NonNullable<CategorySet['translations']> {
  const all = Object.create(null) as Record<string, Record<string, string>>
  for (const [language, entries] of languages) {
    const one = Object.create(null) as Record<string, string>
    for (const [key, value] of entries) one[key] = value
    all[language] = one
  }
  return all
}
