import { defineElement } from '../define-element.js'
import { ICON_PATHS } from './icon-paths.js'
import { addIcons, CairnIcon } from './icon.js'

addIcons(ICON_PATHS)
defineElement('cairn-icon', CairnIcon)
