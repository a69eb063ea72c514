import { defineElement } from '../../define-element.js'
import { CairnFormSection } from './form-section.js'

defineElement('cairn-form-section', CairnFormSection)
