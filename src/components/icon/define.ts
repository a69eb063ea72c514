import { defineElement } from '../define-element.js'
import { CairnIcon } from './icon.js'

defineElement('cairn-icon', CairnIcon)
