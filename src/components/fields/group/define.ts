import { defineElement } from '../../define-element.js'
import '../define.js'
import { CairnFieldGroup } from './group-field.js'

defineElement('cairn-field-group', CairnFieldGroup)
