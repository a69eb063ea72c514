import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnQrScanner } from './qr-scanner.js'

defineElement('cairn-qr-scanner', CairnQrScanner)
