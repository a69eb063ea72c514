import { defineElement } from '../define-element.js'
import '../disc/define.js'
import '../icon/define.js'
import { CairnIconPicker } from './icon-picker.js'

defineElement('cairn-icon-picker', CairnIconPicker)
