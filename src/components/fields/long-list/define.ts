import { defineElement } from '../../define-element.js'
import '../../disc/define.js'
import '../../icon/define.js'
import { CairnFieldLongList } from './long-list-field.js'

defineElement('cairn-field-long-list', CairnFieldLongList)
