import type { Strings } from './en.js'
import { drawing } from './es/drawing.js'
import { fieldwork } from './es/fieldwork.js'
import { maps } from './es/maps.js'
import { people } from './es/people.js'
import { project } from './es/project.js'
import { tracks } from './es/tracks.js'

/** Spanish texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...people, ...project, ...tracks }
