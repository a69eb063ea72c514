import type { Strings } from './en.js'
import { answers } from './pt/answers.js'
import { editor } from './pt/editor.js'
import { release } from './pt/release.js'
import { shapes } from './pt/shapes.js'
import { joining } from './pt/joining.js'
import { carrying } from './pt/carrying.js'
import { basemaps } from './pt/basemaps.js'
import { drawing } from './pt/drawing.js'
import { fieldwork } from './pt/fieldwork.js'
import { following } from './pt/following.js'
import { form } from './pt/form.js'
import { keepArea } from './pt/keep-area.js'
import { looking } from './pt/looking.js'
import { maps } from './pt/maps.js'
import { people } from './pt/people.js'
import { photos } from './pt/photos.js'
import { project } from './pt/project.js'
import { tracks } from './pt/tracks.js'

export { errors } from './pt/errors.js'

/** Portuguese of Brazil texts. */
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
