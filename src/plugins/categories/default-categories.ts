import type { CategorySet, Plugin } from '../plugin.js'
import { AR } from './ar.js'
import { ES } from './es.js'
import { FIELDS } from './fields.js'
import { FR } from './fr.js'
import { ID } from './id.js'
import { GROUPS, PRESETS } from './presets.js'
import { PT } from './pt.js'

/**
 * A small set to begin with: 24 categories in four groups, in English, Spanish, Portuguese, French, Indonesian
 * and Arabic.
 * Its pictures are Maki's and Temaki's: add `makiIcons()` and `temakiIcons()` too.
 */
export function defaultCategories(): Plugin {
  const set: CategorySet = {
    id: 'default',
    name: 'First categories',
    version: '1.0.0',
    language: 'en',
    groups: GROUPS,
    presets: PRESETS,
    fields: FIELDS,
    translations: { es: ES, pt: PT, fr: FR, id: ID, ar: AR }
  }
  return { name: 'default-categories', apiVersion: 1, contributes: { categorySets: [set] } }
}
