import type { CategorySet } from '../plugin.js'
import { AR } from './ar.js'
import { ES } from './es.js'
import { FIELDS } from './fields.js'
import { FR } from './fr.js'
import { ID } from './id.js'
import { GROUPS, PRESETS } from './presets.js'
import { PT } from './pt.js'

/** The default categories with all their languages. */
export const FIRST_CATEGORIES: CategorySet = {
  id: 'default',
  name: 'First categories',
  version: '1.0.0',
  language: 'en',
  groups: GROUPS,
  presets: PRESETS,
  fields: FIELDS,
  translations: { es: ES, pt: PT, fr: FR, id: ID, ar: AR }
}
