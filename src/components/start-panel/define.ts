import { defineElement } from '../define-element.js'
import '../cairn-glyph/define.js'
import '../icon/define.js'
import '../join-panel/define.js'
import { CairnStartPanel } from './start-panel.js'

defineElement('cairn-start-panel', CairnStartPanel)
