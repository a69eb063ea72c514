import { defineElement } from '../define-element.js'
import '../icon/define.js'
import '../qr-scanner/define.js'
import { CairnJoinPanel } from './join-panel.js'

defineElement('cairn-join-panel', CairnJoinPanel)
