import { defineElement } from '../define-element.js'
import { CairnCoordinates } from './coordinates.js'

defineElement('cairn-coordinates', CairnCoordinates)
