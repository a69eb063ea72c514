import { answers } from './en/answers.js'
import { drawing } from './en/drawing.js'
import { fieldwork } from './en/fieldwork.js'
import type { following } from './en/following.js'
import { form } from './en/form.js'
import type { keepArea } from './en/keep-area.js'
import type { looking } from './en/looking.js'
import { maps } from './en/maps.js'
import type { people } from './en/people.js'
import { project } from './en/project.js'
import type { tracks } from './en/tracks.js'

/**
 * English texts, which stand in wherever another language lacks one. Those of an element that few pages have come with
 * it: it gives them to its localize controller.
 */
export const en = { ...form, ...answers, ...drawing, ...fieldwork, ...maps, ...project } as const

export type StringKey =
  | keyof typeof en
  | keyof typeof following
  | keyof typeof keepArea
  | keyof typeof looking
  | keyof typeof people
  | keyof typeof tracks
export type Strings = { readonly [key in StringKey]: string }
