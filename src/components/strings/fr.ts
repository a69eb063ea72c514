import type { Strings } from './en.js'
import { answers } from './fr/answers.js'
import { editor } from './fr/editor.js'
import { release } from './fr/release.js'
import { shapes } from './fr/shapes.js'
import { joining } from './fr/joining.js'
import { carrying } from './fr/carrying.js'
import { basemaps } from './fr/basemaps.js'
import { drawing } from './fr/drawing.js'
import { fieldwork } from './fr/fieldwork.js'
import { following } from './fr/following.js'
import { form } from './fr/form.js'
import { keepArea } from './fr/keep-area.js'
import { looking } from './fr/looking.js'
import { maps } from './fr/maps.js'
import { people } from './fr/people.js'
import { photos } from './fr/photos.js'
import { project } from './fr/project.js'
import { tracks } from './fr/tracks.js'

export { errors } from './fr/errors.js'

/** French texts. */
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
