import { defineElement } from '../define-element.js'
import '../cairn-glyph/define.js'
import '../icon/define.js'
import { CairnSyncPanel } from './sync-panel.js'

defineElement('cairn-sync-panel', CairnSyncPanel)
