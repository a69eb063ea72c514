import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnMembers } from './members.js'

defineElement('cairn-members', CairnMembers)
