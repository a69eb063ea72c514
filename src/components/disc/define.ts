import { defineElement } from '../define-element.js'
import { CairnDisc } from './disc.js'

defineElement('cairn-disc', CairnDisc)
