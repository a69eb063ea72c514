import type { CategoryIcon, CategorySet, Field, FieldOption, Preset } from '../plugin.js'
import { bad, openZip } from './open-zip.js'

type Loose = { readonly [key: string]: unknown }
const TYPES: ReadonlySet<unknown> = new Set(['text', 'number', 'selectOne', 'selectMultiple', 'date'])
const REQUIRED = ['categories.json', 'categorySelection.json', 'metadata.json']

/** @throws CairnError 'bad-input' with the part of the file in `detail.place` */
export function readComapeocat(bytes: Uint8Array): CategorySet {
  const files = openZip(bytes)
  const version = textOf(files, 'VERSION').trim()
  if (!/^1\.\d+$/.test(version)) {
    throw bad('This file is not of a kind that is known here: its version is not 1.', undefined, 'VERSION')
  }
  for (const name of REQUIRED)
    if (!files.has(name)) throw bad(`The part ${name} is missing.`, undefined, name)
  const categories = entriesOf(jsonOf(files, 'categories.json'), 'categories.json')
  const fields = files.has('fields.json') ? entriesOf(jsonOf(files, 'fields.json'), 'fields.json') : []
  const selection = objectOf(jsonOf(files, 'categorySelection.json'), 'categorySelection.json')
  const metadata = objectOf(jsonOf(files, 'metadata.json'), 'metadata.json')
  const read = fields.map(([id, field]) => fieldOf(id, field))
  return {
    id: 'comapeocat',
    name: text(metadata['name']) ?? 'Categories',
    version: text(metadata['version']) ?? '1',
    presets: inSelection(categories, selection).map(([id, category]) => presetOf(id, category)),
    fields: read,
    icons: iconsIn(files),
    translations: translationsIn(files, read)
  }
}

/** In the order in which people are to see them; those that nobody is to see are left out. */
function inSelection(
  categories: readonly (readonly [string, Loose])[],
  selection: Loose
): readonly (readonly [string, Loose])[] {
  const known = new Map(categories)
  const ids = new Set([...strings(selection['observation']), ...strings(selection['track'])])
  return [...ids].map(id => {
    const category = known.get(id)
    if (!category) {
      throw bad(`The category "${id}" is chosen but not there.`, undefined, `categorySelection.json: ${id}`)
    }
    return [id, category]
  })
}

function presetOf(id: string, category: Loose): Preset {
  const place = `categories.json: ${id}`
  const { name, appliesTo, tags, icon, color } = category
  if (typeof name !== 'string') throw bad(`The category "${id}" has no name.`, undefined, place)
  const kinds = strings(appliesTo)
  return {
    id,
    name,
    icon: typeof icon === 'string' ? `own/${icon}` : '',
    color: text(color) ?? 'slate',
    geometry: [
      ...(kinds.includes('observation') || !kinds.includes('track') ? (['point'] as const) : []),
      ...(kinds.includes('track') ? (['line'] as const) : [])
    ],
    tags: objectOf(tags, place) as Preset['tags'],
    fields: strings(category['fields']),
    terms: strings(category['terms'])
  }
}

function fieldOf(id: string, field: Loose): Field {
  const { tagKey, label, type, appearance, options } = field
  if (typeof tagKey !== 'string' || typeof label !== 'string' || !TYPES.has(type)) {
    throw bad(`The question "${id}" lacks a key, a label or a known type.`, undefined, `fields.json: ${id}`)
  }
  const placeholder = text(field['placeholder'])
  const helperText = text(field['helperText'])
  return {
    id,
    tagKey,
    label,
    type: type as Field['type'],
    ...((appearance === 'singleline' || appearance === 'multiline') && { appearance }),
    ...(placeholder !== undefined && { placeholder }),
    ...(helperText !== undefined && { helperText }),
    ...(Array.isArray(options) && { options: options.flatMap(optionOf) })
  }
}

function optionOf(option: unknown): readonly FieldOption[] {
  const { value, label } = isObject(option) ? option : {}
  if (value === undefined || typeof label !== 'string') return []
  return [{ value: typeof value === 'string' ? value : JSON.stringify(value), label }]
}

function iconsIn(files: ReadonlyMap<string, Uint8Array>): readonly CategoryIcon[] {
  return [...files.keys()].flatMap(name => {
    const id = /^icons\/(.+)\.svg$/.exec(name)?.[1]
    return id === undefined ? [] : [{ id, svg: textOf(files, name) }]
  })
}

/** `translations/nl.json`: `{category|field: {id: {name, 'options[value="x"].label' or 'options.0'}}}`. */
function translationsIn(
  files: ReadonlyMap<string, Uint8Array>,
  fields: readonly Field[]
): NonNullable<CategorySet['translations']> {
  const options = new Map(fields.map(({ id, options: list = [] }) => [id, list]))
  const found = [...files.keys()].flatMap(name => {
    const language = /^translations\/([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)\.json$/.exec(name)?.[1]
    if (language === undefined) return []
    const { category = {}, field = {} } = objectOf(jsonOf(files, name), name)
    const texts = [
      ...entriesOf(category, name).flatMap(([id, words]) =>
        Object.entries(words).map(([key, word]) => [`preset/${id}/${key}`, word])
      ),
      ...entriesOf(field, name).flatMap(([id, words]) =>
        Object.entries(words).map(([key, word]) => {
          const byValue = /^options\[value="(.*)"\]\.label$/.exec(key)?.[1]
          const byPlace = /^options\.(\d+)(?:\.label)?$/.exec(key)?.[1]
          const value =
            byValue ?? (byPlace === undefined ? undefined : options.get(id)?.[Number(byPlace)]?.value)
          return [value === undefined ? `field/${id}/${key}` : `field/${id}/options/${value}`, word]
        })
      )
    ].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    return [[language, Object.fromEntries(texts)] as const]
  })
  return Object.fromEntries(found)
}

function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = files.get(name)
  if (!bytes) throw bad(`The part ${name} is missing.`, undefined, name)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw bad(`The part ${name} is damaged.`, error, name)
  }
}

function jsonOf(files: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  const content = textOf(files, name)
  try {
    return JSON.parse(content)
  } catch (error) {
    throw bad(`The part ${name} is damaged.`, error, name)
  }
}

function objectOf(value: unknown, place: string): Loose {
  if (!isObject(value)) throw bad(`The part ${place} is not what it should be.`, undefined, place)
  return value
}
function entriesOf(value: unknown, place: string): readonly (readonly [string, Loose])[] {
  return Object.entries(objectOf(value, place)).map(([id, item]) => [id, objectOf(item, `${place}: ${id}`)])
}
function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
