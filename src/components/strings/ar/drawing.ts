import type { drawing as english } from '../en/drawing.js'

/** Arabic. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'خط',
  'shape.area': 'مساحة',
  'shape.track': 'مسار'
}
