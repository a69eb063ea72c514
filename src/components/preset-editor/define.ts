import { defineElement } from '../define-element.js'
import '../disc/define.js'
import '../fields/define.js'
import '../icon-picker/define.js'
import '../icon/define.js'
import { CairnPresetEditor } from './preset-editor.js'

defineElement('cairn-preset-editor', CairnPresetEditor)
