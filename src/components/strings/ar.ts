import type { Strings } from './en.js'
import { drawing } from './ar/drawing.js'
import { fieldwork } from './ar/fieldwork.js'
import { maps } from './ar/maps.js'
import { people } from './ar/people.js'
import { project } from './ar/project.js'
import { tracks } from './ar/tracks.js'

/** Arabic texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...people, ...project, ...tracks }
