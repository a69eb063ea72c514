import { defineElement } from '../define-element.js'
import '../disc/define.js'
import '../fields/define.js'
import '../icon/form-only/define.js'
import { CairnObservationForm } from './observation-form.js'

defineElement('cairn-observation-form', CairnObservationForm)
