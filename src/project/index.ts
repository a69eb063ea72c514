export { openProject } from './open.js'
export type * from './types.js'
export type * from '../plugins/plugin.js'
export type * from '../sync/adapter.js'
