export { preview, release } from './release.js'
export { createSlices } from './slices.js'
export { refusal, SELF } from './terms.js'
export type * from './types.js'
