import '../../src/page.js'
import { LandApp } from './land-app.js'
import { speak } from './words.js'

speak(navigator.languages)
customElements.define('land-app', LandApp)
