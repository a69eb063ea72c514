/** The element with the icons of a form alone. */
import { defineElement } from '../../define-element.js'
import { CairnIcon } from '../icon.js'

defineElement('cairn-icon', CairnIcon)
