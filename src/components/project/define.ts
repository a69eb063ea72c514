import { defineElement } from '../define-element.js'
import { CairnProject } from './project.js'

defineElement('cairn-project', CairnProject)
