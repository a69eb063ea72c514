import type { Strings } from './en.js'
import { answers } from './es/answers.js'
import { editor } from './es/editor.js'
import { release } from './es/release.js'
import { shapes } from './es/shapes.js'
import { joining } from './es/joining.js'
import { carrying } from './es/carrying.js'
import { basemaps } from './es/basemaps.js'
import { drawing } from './es/drawing.js'
import { fieldwork } from './es/fieldwork.js'
import { following } from './es/following.js'
import { form } from './es/form.js'
import { keepArea } from './es/keep-area.js'
import { looking } from './es/looking.js'
import { maps } from './es/maps.js'
import { people } from './es/people.js'
import { photos } from './es/photos.js'
import { project } from './es/project.js'
import { tracks } from './es/tracks.js'

export { errors } from './es/errors.js'

/** Spanish texts. */
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
