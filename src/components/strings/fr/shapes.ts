import type { shapes as english } from '../en/shapes.js'

/** French. */
export const shapes: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'ligne',
  'shape.area': 'zone',
  'shape.track': 'Trajet',
  'size.line': '{length} de long',
  'size.area': '{area}, {length} de tour',
  'size.squareMetres': '{size}\u00a0m²',
  'size.squareKilometres': '{size}\u00a0km²',
  'measure.open': 'Mesurer',
  'place.drawLine': 'Tracer une ligne',
  'place.drawArea': 'Tracer une zone',
  'place.change': 'Changer',
  'place.line': 'Ligne',
  'place.area': 'Zone'
}
