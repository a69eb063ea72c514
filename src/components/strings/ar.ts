import type { Strings } from './en.js'
import { fieldwork } from './ar/fieldwork.js'
import { maps } from './ar/maps.js'
import { project } from './ar/project.js'

/** Arabic texts. */
export const texts: Strings = { ...fieldwork, ...maps, ...project }
