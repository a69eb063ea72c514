import { drawing } from './en/drawing.js'
import { fieldwork } from './en/fieldwork.js'
import { maps } from './en/maps.js'
import { project } from './en/project.js'

/** English texts, which stand in wherever another language lacks one. */
export const en = { ...drawing, ...fieldwork, ...maps, ...project } as const

export type StringKey = keyof typeof en
export type Strings = { readonly [key in StringKey]: string }
