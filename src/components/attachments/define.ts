import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnAttachments } from './attachments.js'
import { CairnMedia } from './media-element.js'

defineElement('cairn-media', CairnMedia)
defineElement('cairn-attachments', CairnAttachments)
