import type { drawing as english } from '../en/drawing.js'

/** Indonesian. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'garis',
  'shape.area': 'area',
  'shape.track': 'Jejak'
}
