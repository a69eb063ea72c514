import { defineElement } from '../../define-element.js'
import '../../icon/define.js'
import { CairnFieldOutput } from './output-field.js'

defineElement('cairn-field-output', CairnFieldOutput)
