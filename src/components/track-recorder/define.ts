import '../cairn-glyph/define.js'
import { defineElement } from '../define-element.js'
import '../icon/define.js'
import { CairnTrackRecorder } from './track-recorder.js'

defineElement('cairn-track-recorder', CairnTrackRecorder)
