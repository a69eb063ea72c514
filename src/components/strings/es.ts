import type { Strings } from './en.js'
import { fieldwork } from './es/fieldwork.js'
import { project } from './es/project.js'

/** Spanish texts. */
export const texts: Strings = { ...fieldwork, ...project }
