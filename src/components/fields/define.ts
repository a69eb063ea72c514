import { defineElement } from '../define-element.js'
import '../disc/define.js'
import '../icon/form-only/define.js'
import { CairnFieldDate } from './date-field.js'
import { CairnFieldNumber } from './number-field.js'
import { CairnFieldSelectMultiple, CairnFieldSelectOne } from './select-fields.js'
import { CairnFieldText } from './text-field.js'
import { CairnFieldYesNo } from './yes-no-field.js'

defineElement('cairn-field-text', CairnFieldText)
defineElement('cairn-field-number', CairnFieldNumber)
defineElement('cairn-field-yes-no', CairnFieldYesNo)
defineElement('cairn-field-date', CairnFieldDate)
defineElement('cairn-field-select-one', CairnFieldSelectOne)
defineElement('cairn-field-select-multiple', CairnFieldSelectMultiple)
