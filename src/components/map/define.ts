import { defineElement } from '../define-element.js'
import '../icon/define.js'
import '../observation-list/define.js'
import { CairnMap } from './map.js'

defineElement('cairn-map', CairnMap)
