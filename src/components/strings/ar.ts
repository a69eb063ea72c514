import type { Strings } from './en.js'
import { answers } from './ar/answers.js'
import { editor } from './ar/editor.js'
import { release } from './ar/release.js'
import { shapes } from './ar/shapes.js'
import { joining } from './ar/joining.js'
import { carrying } from './ar/carrying.js'
import { basemaps } from './ar/basemaps.js'
import { drawing } from './ar/drawing.js'
import { fieldwork } from './ar/fieldwork.js'
import { following } from './ar/following.js'
import { form } from './ar/form.js'
import { keepArea } from './ar/keep-area.js'
import { looking } from './ar/looking.js'
import { maps } from './ar/maps.js'
import { people } from './ar/people.js'
import { photos } from './ar/photos.js'
import { project } from './ar/project.js'
import { tracks } from './ar/tracks.js'

export { errors } from './ar/errors.js'

/** Arabic texts. */
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
