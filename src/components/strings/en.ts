import { drawing } from './en/drawing.js'
import { fieldwork } from './en/fieldwork.js'
import { maps } from './en/maps.js'
import { people } from './en/people.js'
import { project } from './en/project.js'
import { tracks } from './en/tracks.js'

/** English texts, which stand in wherever another language lacks one. */
export const en = { ...drawing, ...fieldwork, ...maps, ...people, ...project, ...tracks } as const

export type StringKey = keyof typeof en
export type Strings = { readonly [key in StringKey]: string }
