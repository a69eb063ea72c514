import { defineElement } from '../define-element.js'
import { CairnSheet } from './sheet.js'

defineElement('cairn-sheet', CairnSheet)
