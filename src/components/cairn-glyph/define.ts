import { defineElement } from '../define-element.js'
import { CairnGlyph } from './cairn-glyph.js'

defineElement('cairn-cairn-glyph', CairnGlyph)
