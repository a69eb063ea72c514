export { controls } from './controls.js'
export { fieldStyles } from './fields.js'
export { panel } from './panel.js'
export { tokens } from './tokens.js'
