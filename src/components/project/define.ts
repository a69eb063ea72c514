import '../cairn-glyph/define.js'
import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnProject } from './project.js'

defineElement('cairn-project', CairnProject)
