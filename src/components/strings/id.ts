import type { Strings } from './en.js'
import { drawing } from './id/drawing.js'
import { fieldwork } from './id/fieldwork.js'
import { maps } from './id/maps.js'
import { project } from './id/project.js'

/** Indonesian texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...project }
