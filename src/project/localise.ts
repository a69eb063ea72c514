import type { CategorySet, Field, Preset } from '../plugins/plugin.js'

type Translation = { readonly [key: string]: string }

/**
 * A category set in the first of the reader's languages that it has; texts that are missing there stay as they are.
 * @param languages BCP 47 tags, the favourite first; `es-PE` is served by `es` too
 */
export function localiseSet(set: CategorySet, languages: readonly string[]): CategorySet {
  const texts = textsFor(set, languages)
  if (texts.length === 0) return set
  const text = (key: string): string | undefined => {
    const found = texts.find(translation => Object.hasOwn(translation, key))?.[key]
    return typeof found === 'string' && found !== '' ? found : undefined
  }
  return {
    ...set,
    groups: (set.groups ?? []).map(group => ({
      ...group,
      name: text(`group/${group.id}/name`) ?? group.name
    })),
    presets: set.presets.map(preset => localisePreset(preset, text)),
    fields: set.fields.map(field => localiseField(field, text))
  }
}

type Text = (key: string) => string | undefined

function localisePreset(preset: Preset, text: Text): Preset {
  const terms = text(`preset/${preset.id}/terms`)
  return {
    ...preset,
    name: text(`preset/${preset.id}/name`) ?? preset.name,
    ...(preset.steps !== undefined && {
      steps: preset.steps.map(step => ({
        ...step,
        title: text(`preset/${preset.id}/steps/${step.id}`) ?? step.title
      }))
    }),
    terms: terms === undefined ? preset.terms : terms.split(',').map(term => term.trim())
  }
}

function localiseField(field: Field, text: Text): Field {
  const helperText = text(`field/${field.id}/helperText`) ?? field.helperText
  const placeholder = text(`field/${field.id}/placeholder`) ?? field.placeholder
  return {
    ...field,
    label: text(`field/${field.id}/label`) ?? field.label,
    ...(helperText !== undefined && { helperText }),
    ...(placeholder !== undefined && { placeholder }),
    ...(field.fields !== undefined && { fields: field.fields.map(inner => localiseField(inner, text)) }),
    ...(field.options !== undefined && {
      options: field.options.map(option => ({
        ...option,
        label: text(`field/${field.id}/options/${option.value}`) ?? option.label
      }))
    })
  }
}

/** The translations to look into, most wanted first; none when the set's own language comes first. */
function textsFor(set: CategorySet, languages: readonly string[]): readonly Translation[] {
  const own = (set.language ?? 'en').toLowerCase()
  const translations = new Map(
    Object.entries(set.translations ?? {}).map(([language, texts]) => [language.toLowerCase(), texts])
  )
  for (const wanted of languages) {
    const chain = prefixesOf(wanted.toLowerCase())
    const found = chain.map(language => translations.get(language)).filter(texts => texts !== undefined)
    if (found.length > 0) return found
    if (chain.some(language => prefixesOf(own).includes(language))) return []
  }
  return []
}

/** `zh-hant-tw` → `zh-hant-tw`, `zh-hant`, `zh`. */
function prefixesOf(language: string): readonly string[] {
  const parts = language.split('-')
  return parts.map((_, place) => parts.slice(0, parts.length - place).join('-'))
}
