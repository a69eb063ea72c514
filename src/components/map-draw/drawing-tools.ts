import { crossesItself } from './crossing.js'
import { geometryOf } from './draft-shape.js'
import { DrawingLayers } from './drawing-layers.js'
import { DrawingPointer } from './drawing-pointer.js'
import { DrawingState } from './drawing-state.js'
import { localSize } from './local-size.js'

/** What draws. It comes when somebody draws. */
export const drawingTools = {
  crossesItself,
  geometryOf,
  DrawingLayers,
  DrawingPointer,
  DrawingState,
  localSize
} as const
