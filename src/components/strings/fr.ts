import type { Strings } from './en.js'
import { fieldwork } from './fr/fieldwork.js'
import { maps } from './fr/maps.js'
import { project } from './fr/project.js'

/** French texts. */
export const texts: Strings = { ...fieldwork, ...maps, ...project }
