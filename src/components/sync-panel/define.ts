import { defineElement } from '../define-element.js'
import '../cairn-glyph/define.js'
import '../icon/define.js'
import '../qr-scanner/define.js'
import { CairnCarriedFile } from './carried-file.js'
import { CairnMediaPolicy } from './media-policy.js'
import { CairnNearby } from './nearby-devices.js'
import { CairnSyncPanel } from './sync-panel.js'

defineElement('cairn-nearby', CairnNearby)
defineElement('cairn-carried-file', CairnCarriedFile)
defineElement('cairn-media-policy', CairnMediaPolicy)
defineElement('cairn-sync-panel', CairnSyncPanel)
