import { defineElement } from '../../define-element.js'
import '../define.js'
import '../output/define.js'
import { CairnFieldCustom } from './custom-field.js'

defineElement('cairn-field-custom', CairnFieldCustom)
