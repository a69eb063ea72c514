import { strToU8, zipSync } from 'fflate'
import { CairnError } from '../../model/index.js'
import { picturesIn } from '../category-files/pictures-in.js'
import type { CategorySet, Field, Preset } from '../plugin.js'

/** The design's paints as colours: the format knows no others. */
const PAINTS: ReadonlyMap<string, string> = new Map([
  ['river', '#1f5fa8'],
  ['lagoon', '#0b6568'],
  ['forest', '#2f6b2f'],
  ['olive', '#5a5e12'],
  ['earth', '#7a4a1e'],
  ['ember', '#a04400'],
  ['red', '#a31b14'],
  ['berry', '#a81c58'],
  ['violet', '#5b3fa6'],
  ['plum', '#86206a'],
  ['slate', '#44525c'],
  ['ink', '#111a16']
])

/**
 * @param at when it is made, milliseconds since 1970
 * @throws CairnError 'bad-input' for a set without categories, which the format does not allow
 */
export function writeComapeocat(
  set: CategorySet,
  iconSvg: (icon: string) => string | null,
  at: number
): Uint8Array {
  const { presets, fields } = set
  if (presets.length === 0) {
    throw new CairnError('bad-input', 'There is no category to hand on. Make one first.', {
      detail: { place: '' }
    })
  }
  const pictures = new Map(
    picturesIn(set).flatMap(name => {
      const svg = iconSvg(name)
      return svg === null ? [] : [[name, { file: fileName(name), svg }] as const]
    })
  )
  const asked = new Set(presets.flatMap(preset => preset.fields))
  const writable = fields.filter(field => asked.has(field.id) && isWritable(field))
  const known = new Set(writable.map(({ id }) => id))
  const tracks = presets.filter(({ geometry }) => geometry.includes('line')).map(({ id }) => id)
  // The format asks for one category of each kind at least.
  const observations = presets.filter(({ geometry }) => !isTrackOnly(geometry)).map(({ id }) => id)
  const first = presets[0]!.id
  const selection = {
    observation: observations.length > 0 ? observations : [first],
    track: tracks.length > 0 ? tracks : [first]
  }
  const categories = presets.map(preset => {
    const icon = pictures.get(preset.icon)?.file
    return [
      preset.id,
      {
        name: preset.name,
        appliesTo: (['observation', 'track'] as const).filter(kind => selection[kind].includes(preset.id)),
        tags: Object.keys(preset.tags).length > 0 ? preset.tags : { category: preset.id },
        fields: preset.fields.filter(id => known.has(id)),
        ...(icon !== undefined && { icon }),
        terms: preset.terms,
        color: colourOf(preset.color)
      }
    ]
  })
  const parts: Record<string, Uint8Array> = {
    VERSION: strToU8('1.0'),
    'categories.json': json(Object.fromEntries(categories)),
    'fields.json': json(Object.fromEntries(writable.map(field => [field.id, fieldOf(field)]))),
    'categorySelection.json': json(selection),
    'metadata.json': json({
      name: set.name.slice(0, 100) || 'Categories',
      version: set.version.slice(0, 20),
      buildDateValue: at,
      builderName: 'cairnkit',
      builderVersion: '1'
    })
  }
  for (const { file, svg } of pictures.values()) parts[`icons/${file}.svg`] = strToU8(svg)
  for (const [language, texts] of Object.entries(set.translations ?? {})) {
    const words = translationOf(texts, presets, writable)
    if (words !== null) parts[`translations/${language}.json`] = json(words)
  }
  return zipSync(parts, { mtime: at })
}

/** Kinds of questions that the format has, and what it has for some that it has not. */
const TYPES: ReadonlyMap<Field['type'], string> = new Map([
  ['text', 'text'],
  ['number', 'number'],
  ['selectOne', 'selectOne'],
  ['selectMultiple', 'selectMultiple'],
  ['date', 'date'],
  ['yesNo', 'selectOne'],
  ['time', 'text'],
  ['dateTime', 'text']
])

function isWritable({ type, options = [], compute }: Field): boolean {
  if (!TYPES.has(type) || compute !== undefined) return false
  return (type !== 'selectOne' && type !== 'selectMultiple') || options.length > 0
}
function isTrackOnly(geometry: Preset['geometry']): boolean {
  return geometry.length === 1 && geometry[0] === 'line'
}

/** The format has no question for yes or no: it becomes one to pick from. */
const YES_NO = [
  { label: 'Yes', value: 'yes' },
  { label: 'No', value: 'no' }
]

function fieldOf(field: Field): unknown {
  const { tagKey, label, appearance, placeholder, helperText } = field
  const isYesNo = field.type === 'yesNo'
  const type = TYPES.get(field.type)
  const options = isYesNo ? YES_NO : field.options
  return {
    tagKey,
    label,
    type,
    ...(appearance !== undefined && { appearance }),
    ...(placeholder !== undefined && { placeholder }),
    ...(helperText !== undefined && { helperText }),
    ...(options !== undefined &&
      options.length > 0 && { options: options.map(({ value, label: text }) => ({ label: text, value })) })
  }
}

/** Null when the language has no word of what is written. */
function translationOf(
  texts: { readonly [key: string]: string },
  presets: readonly Preset[],
  fields: readonly Field[]
): unknown {
  const find = (pairs: readonly (readonly [name: string, key: string])[]) =>
    Object.fromEntries(
      pairs.flatMap(([name, key]) =>
        Object.hasOwn(texts, key) && texts[key] !== '' ? [[name, texts[key]]] : []
      )
    )
  const filled = (entries: readonly (readonly [string, object])[]) =>
    Object.fromEntries(entries.filter(([, words]) => Object.keys(words).length > 0))
  const category = filled(presets.map(({ id }) => [id, find([['name', `preset/${id}/name`]])]))
  const field = filled(
    fields.map(({ id, options = [] }) => [
      id,
      find([
        ...['label', 'placeholder', 'helperText'].map(name => [name, `field/${id}/${name}`] as const),
        ...options.map(
          ({ value }) => [`options[value="${value}"].label`, `field/${id}/options/${value}`] as const
        )
      ])
    ])
  )
  return Object.keys(category).length + Object.keys(field).length > 0 ? { category, field } : null
}

function colourOf(color: string): string {
  return PAINTS.get(color) ?? (/^#[0-9a-f]{6}$/i.test(color) ? color : PAINTS.get('slate')!)
}

/** A picture's name as the name of a file. */
function fileName(name: string): string {
  return name.replace(/^own\//, '').replace(/[^\w.-]/g, '-')
}

function json(value: unknown): Uint8Array {
  return strToU8(JSON.stringify(value, null, 2))
}
