import type { Strings } from './en.js'
import { answers } from './fr/answers.js'
import { drawing } from './fr/drawing.js'
import { fieldwork } from './fr/fieldwork.js'
import { following } from './fr/following.js'
import { form } from './fr/form.js'
import { keepArea } from './fr/keep-area.js'
import { looking } from './fr/looking.js'
import { maps } from './fr/maps.js'
import { people } from './fr/people.js'
import { project } from './fr/project.js'
import { tracks } from './fr/tracks.js'

/** French texts. */
export const texts: Strings = {
  ...answers,
  ...form,
  ...fieldwork,
  ...following,
  ...project,
  ...keepArea,
  ...looking,
  ...maps,
  ...drawing,
  ...people,
  ...tracks
}
