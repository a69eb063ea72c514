import { defineElement } from '../define-element.js'
import '../cairn-glyph/define.js'
import '../disc/define.js'
import '../icon/define.js'
import { CairnObservationList } from './observation-list.js'

defineElement('cairn-observation-list', CairnObservationList)
