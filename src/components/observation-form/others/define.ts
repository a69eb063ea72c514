import { defineElement } from '../../define-element.js'
import '../../disc/define.js'
import '../../icon/define.js'
import { CairnFormOthers } from './form-others.js'

defineElement('cairn-form-others', CairnFormOthers)
