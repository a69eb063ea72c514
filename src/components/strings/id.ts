import type { Strings } from './en.js'
import { drawing } from './id/drawing.js'
import { fieldwork } from './id/fieldwork.js'
import { maps } from './id/maps.js'
import { people } from './id/people.js'
import { project } from './id/project.js'
import { tracks } from './id/tracks.js'

/** Indonesian texts. */
export const texts: Strings = { ...drawing, ...fieldwork, ...maps, ...people, ...project, ...tracks }
