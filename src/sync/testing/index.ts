/** The acceptance suites: what every adapter, every storage and every way to meet, of ours and of yours, must pass. */
export { adapterSuite } from './adapter-suite.js'
export type { AdapterSuiteOptions, Made } from './suite.js'
export { storageSuite } from './storage-suite.js'
export type { StorageSuiteOptions } from './storage-suite.js'
export { carriedSuite, transportSuite } from './transport-suite.js'
export type {
  CarriedLab,
  CarriedSuiteOptions,
  TransportLab,
  TransportSuiteOptions
} from './transport-suite.js'
