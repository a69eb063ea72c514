import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnInvitePanel } from './invite-panel.js'

defineElement('cairn-invite-panel', CairnInvitePanel)
