import { defineElement } from '../define-element.js'
import '../disc/define.js'
import '../icon/define.js'
import { CairnCategoryPicker } from './category-picker.js'

defineElement('cairn-category-picker', CairnCategoryPicker)
