import type { drawing as english } from '../en/drawing.js'

/** Portuguese. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'linha',
  'shape.area': 'área',
  'shape.track': 'Percurso'
}
