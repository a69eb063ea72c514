import type { Strings } from './en.js'
import { drawing } from './ar/drawing.js'
import { fieldwork } from './ar/fieldwork.js'
import { maps } from './ar/maps.js'
import { project } from './ar/project.js'

/** Arabic texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...project }
