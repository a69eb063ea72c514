import { answers } from './en/answers.js'
import type { basemaps } from './en/basemaps.js'
import type { carrying } from './en/carrying.js'
import type { drawing } from './en/drawing.js'
import type { editor } from './en/editor.js'
import { fieldwork } from './en/fieldwork.js'
import type { following } from './en/following.js'
import { form } from './en/form.js'
import type { joining } from './en/joining.js'
import type { keepArea } from './en/keep-area.js'
import type { looking } from './en/looking.js'
import { maps } from './en/maps.js'
import type { people } from './en/people.js'
import type { photos } from './en/photos.js'
import { project } from './en/project.js'
import type { release } from './en/release.js'
import { shapes } from './en/shapes.js'
import type { tracks } from './en/tracks.js'

/**
 * English texts, which stand in wherever another language lacks one. Those of a panel that is loaded when it is first
 * shown come with it: it gives them to its localize controller.
 */
export const en = { ...form, ...answers, ...fieldwork, ...maps, ...project, ...shapes } as const

/** Texts that come with a panel. */
type Later =
  | typeof basemaps
  | typeof carrying
  | typeof drawing
  | typeof editor
  | typeof following
  | typeof joining
  | typeof keepArea
  | typeof looking
  | typeof people
  | typeof photos
  | typeof release
  | typeof tracks
type KeysOf<Texts> = Texts extends unknown ? keyof Texts : never

export type StringKey = keyof typeof en | KeysOf<Later>
export type Strings = { readonly [key in StringKey]: string }
