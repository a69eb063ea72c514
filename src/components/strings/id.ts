import type { Strings } from './en.js'
import { fieldwork } from './id/fieldwork.js'
import { maps } from './id/maps.js'
import { project } from './id/project.js'

/** Indonesian texts. */
export const texts: Strings = { ...fieldwork, ...maps, ...project }
