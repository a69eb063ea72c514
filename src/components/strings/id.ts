import type { Strings } from './en.js'
import { answers } from './id/answers.js'
import { editor } from './id/editor.js'
import { release } from './id/release.js'
import { shapes } from './id/shapes.js'
import { joining } from './id/joining.js'
import { carrying } from './id/carrying.js'
import { basemaps } from './id/basemaps.js'
import { drawing } from './id/drawing.js'
import { fieldwork } from './id/fieldwork.js'
import { following } from './id/following.js'
import { form } from './id/form.js'
import { keepArea } from './id/keep-area.js'
import { looking } from './id/looking.js'
import { maps } from './id/maps.js'
import { people } from './id/people.js'
import { photos } from './id/photos.js'
import { project } from './id/project.js'
import { tracks } from './id/tracks.js'

export { errors } from './id/errors.js'

/** Indonesian texts. */
export const texts: Strings = {
  ...answers,
  ...basemaps,
  ...carrying,
  ...joining,
  ...release,
  ...shapes,
  ...editor,
  ...form,
  ...fieldwork,
  ...following,
  ...project,
  ...keepArea,
  ...looking,
  ...maps,
  ...drawing,
  ...people,
  ...photos,
  ...tracks
}
