/**
 * What a form needs only for some questions, or in a project. It comes in one piece: many small ones would cost every
 * page more in their seams than they save a few.
 */
import '../attachments/define.js'
import '../fields/custom/define.js'
import '../fields/files/define.js'
import '../fields/group/define.js'
import '../fields/location/define.js'
import '../fields/long-list/define.js'
import '../fields/output/define.js'
import './others/define.js'
import './photo-place/define.js'
import './section/define.js'

export { lastAnswers } from './last-answers.js'
export { offeredBy } from './page-categories.js'
export { placeCard } from './place-card.js'
export { goOn, standing, writeEdit } from './write-edit.js'
