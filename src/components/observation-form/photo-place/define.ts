import { defineElement } from '../../define-element.js'
import '../../icon/define.js'
import { CairnPhotoPlace } from './photo-place.js'

defineElement('cairn-photo-place', CairnPhotoPlace)
