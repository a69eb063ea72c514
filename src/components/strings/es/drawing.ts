import type { drawing as english } from '../en/drawing.js'

/** Spanish. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'línea',
  'shape.area': 'área',
  'shape.track': 'Recorrido'
}
