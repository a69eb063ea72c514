import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnMapDraw } from './map-draw.js'

defineElement('cairn-map-draw', CairnMapDraw)
