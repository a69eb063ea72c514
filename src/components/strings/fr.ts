import type { Strings } from './en.js'
import { drawing } from './fr/drawing.js'
import { fieldwork } from './fr/fieldwork.js'
import { maps } from './fr/maps.js'
import { people } from './fr/people.js'
import { project } from './fr/project.js'
import { tracks } from './fr/tracks.js'

/** French texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...people, ...project, ...tracks }
