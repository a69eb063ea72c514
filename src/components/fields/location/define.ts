import { defineElement } from '../../define-element.js'
import '../../icon/define.js'
import { CairnFieldLocation } from './location-field.js'
import { CairnPlaceInput } from './place-input.js'

defineElement('cairn-place-input', CairnPlaceInput)
defineElement('cairn-field-location', CairnFieldLocation)
