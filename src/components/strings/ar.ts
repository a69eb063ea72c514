import type { Strings } from './en.js'
import { fieldwork } from './ar/fieldwork.js'
import { project } from './ar/project.js'

/** Arabic texts. */
export const texts: Strings = { ...fieldwork, ...project }
