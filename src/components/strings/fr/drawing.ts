import type { drawing as english } from '../en/drawing.js'

/** French. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'ligne',
  'shape.area': 'zone',
  'shape.track': 'Trajet'
}
