import type { Json } from '../model/index.js'
import type { Preset } from '../plugins/plugin.js'

/** Which preset fits a document's tags best. An iD preset's `*` fits any value. */
export interface PresetMatch {
  best(tags: ReadonlyMap<string, Json>): Preset | null
}

/**
 * Finds by one tag of each preset, so the work grows with the tags of the document and not with the presets.
 * More fitting tags win, then exact values over `*`, then the order of the presets.
 */
export function presetMatch(presets: readonly Preset[]): PresetMatch {
  const byTag = new Map<string, { readonly preset: Preset; readonly order: number; readonly tags: Tags }[]>()
  for (const [order, preset] of presets.entries()) {
    const tags: Tags = Object.entries(preset.tags).map(([key, value]) => [key, fingerprint(value)])
    const rarest = tags.find(([, value]) => value !== ANY) ?? tags[0]
    if (rarest === undefined) continue
    const place = placeOf(...rarest)
    const list = byTag.get(place)
    if (list) list.push({ preset, order, tags })
    else byTag.set(place, [{ preset, order, tags }])
  }
  return {
    best(tags) {
      let best: { preset: Preset; score: number; order: number } | null = null
      for (const [key, value] of tags) {
        for (const place of [placeOf(key, fingerprint(value)), placeOf(key, ANY)]) {
          for (const { preset, order, tags: wanted } of byTag.get(place) ?? []) {
            const score = scoreOf(wanted, tags)
            if (score === null) continue
            if (best === null || score > best.score || (score === best.score && order < best.order)) {
              best = { preset, score, order }
            }
          }
        }
      }
      return best?.preset ?? null
    }
  }
}

type Tags = readonly (readonly [key: string, value: string])[]
const ANY = '*'

function fingerprint(value: Json): string {
  return value === '*' ? ANY : JSON.stringify(value)
}
function placeOf(key: string, value: string): string {
  return `${JSON.stringify(key)}=${value}`
}
function scoreOf(wanted: Tags, tags: ReadonlyMap<string, Json>): number | null {
  let score = 0
  for (const [key, value] of wanted) {
    const found = tags.get(key)
    if (found === undefined) return null
    if (value === ANY) score += 0.5
    else if (fingerprint(found) === value) score += 1
    else return null
  }
  return score
}
