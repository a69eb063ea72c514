import type { Strings } from './en.js'
import { drawing } from './fr/drawing.js'
import { fieldwork } from './fr/fieldwork.js'
import { maps } from './fr/maps.js'
import { project } from './fr/project.js'

/** French texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...project }
