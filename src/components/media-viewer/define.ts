import '../attachments/define.js'
import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnMediaViewer } from './media-viewer.js'

defineElement('cairn-media-viewer', CairnMediaViewer)
