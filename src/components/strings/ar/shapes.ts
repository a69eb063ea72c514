import type { shapes as english } from '../en/shapes.js'

/** Arabic. */
export const shapes: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'خط',
  'shape.area': 'مساحة',
  'shape.track': 'مسار',
  'size.line': 'الطول {length}',
  'size.area': '{area}، المحيط {length}',
  'size.squareMetres': '{size}\u00a0م²',
  'size.squareKilometres': '{size}\u00a0كم²',
  'measure.open': 'قياس',
  'place.drawLine': 'ارسم خطًا',
  'place.drawArea': 'ارسم مساحة',
  'place.change': 'تغيير',
  'place.line': 'خط',
  'place.area': 'مساحة'
}
