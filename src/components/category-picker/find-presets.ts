import type { Preset } from '../../project/types.js'

/** Lower case without diacritics, so that `arbol` finds `Árbol`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * Categories whose name or other words begin with every word of the text: by name first, then by other words.
 * An empty text finds all in their order.
 */
export function findPresets(presets: readonly Preset[], text: string): readonly Preset[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return presets
  const fits = (texts: readonly string[]): boolean => {
    const starts = texts.flatMap(each => plain(each).split(/[^\p{L}\p{N}]+/u))
    return words.every(word => starts.some(start => start.startsWith(word)))
  }
  const byName = presets.filter(preset => fits([preset.name]))
  const byTerms = presets.filter(preset => !byName.includes(preset) && fits([preset.name, ...preset.terms]))
  return [...byName, ...byTerms]
}
