import type { Strings } from './en.js'
import { drawing } from './es/drawing.js'
import { fieldwork } from './es/fieldwork.js'
import { maps } from './es/maps.js'
import { project } from './es/project.js'

/** Spanish texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...project }
