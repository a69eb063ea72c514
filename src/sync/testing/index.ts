export { adapterSuite } from './adapter-suite.js'
export type { AdapterSuiteOptions, Made } from './suite.js'
