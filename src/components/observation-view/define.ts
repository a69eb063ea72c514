import { defineElement } from '../define-element.js'
import '../cairn-glyph/define.js'
import '../attachments/define.js'
import '../coordinates/define.js'
import '../disc/define.js'
import '../icon/define.js'
import { CairnObservationView } from './observation-view.js'

defineElement('cairn-observation-view', CairnObservationView)
