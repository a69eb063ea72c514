import '../../src/define.js'
import { FieldApp } from './field-app.js'

const languages = ['en', 'es']
document.documentElement.lang =
  navigator.languages.map(tag => tag.slice(0, 2)).find(tag => languages.includes(tag)) ?? 'en'
customElements.define('field-app', FieldApp)
