import type { shapes as english } from '../en/shapes.js'

/** Spanish. */
export const shapes: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'línea',
  'shape.area': 'área',
  'shape.track': 'Recorrido',
  'size.line': '{length} de largo',
  'size.area': '{area}, {length} alrededor',
  'size.squareMetres': '{size}\u00a0m²',
  'size.squareKilometres': '{size}\u00a0km²',
  'measure.open': 'Medir',
  'place.drawLine': 'Dibujar una línea',
  'place.drawArea': 'Dibujar un área',
  'place.change': 'Cambiar',
  'place.line': 'Línea',
  'place.area': 'Área'
}
