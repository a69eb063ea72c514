import '../cairn-glyph/define.js'
import { defineElement } from '../define-element.js'
import '../icon/define.js'
import '../sync-panel/define.js'
import { CairnProjectSettings } from './project-settings.js'

defineElement('cairn-project-settings', CairnProjectSettings)
