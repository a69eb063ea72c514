import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnReleasePanel } from './release-panel.js'

defineElement('cairn-release-panel', CairnReleasePanel)
