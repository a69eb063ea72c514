import '../../src/page.js'
import { FieldApp } from './field-app.js'
import { speak } from './texts.js'

const asked = new URLSearchParams(location.search).get('lang')
speak([...(asked === null ? [] : [asked]), ...navigator.languages])
customElements.define('field-app', FieldApp)
