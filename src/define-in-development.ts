/** What bundlers take for `cairnkit/define.js` while a page is developed: the same, and a word about weak colours. */
import './define.js'
import { warnOfContrast } from './components/styles/warn-of-contrast.js'

warnOfContrast()
