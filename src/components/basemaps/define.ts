import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnBasemaps } from './basemaps.js'

defineElement('cairn-basemaps', CairnBasemaps)
