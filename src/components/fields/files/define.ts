import '../../attachments/define.js'
import { defineElement } from '../../define-element.js'
import '../../icon/define.js'
import { CairnFieldFiles } from './files-field.js'

defineElement('cairn-field-files', CairnFieldFiles)
