export { adapterSuite } from './adapter-suite.js'
export { transportSuite } from './transport-suite.js'
export type { TransportLab, TransportSuiteOptions } from './transport-suite.js'
