export { adapterSuite } from './adapter-suite.js'
