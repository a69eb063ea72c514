import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnObservationHistory } from './observation-history.js'

defineElement('cairn-observation-history', CairnObservationHistory)
