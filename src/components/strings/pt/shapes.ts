import type { shapes as english } from '../en/shapes.js'

/** Portuguese. */
export const shapes: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'linha',
  'shape.area': 'área',
  'shape.track': 'Percurso',
  'size.line': '{length} de comprimento',
  'size.area': '{area}, {length} em volta',
  'size.squareMetres': '{size}\u00a0m²',
  'size.squareKilometres': '{size}\u00a0km²',
  'measure.open': 'Medir',
  'place.drawLine': 'Desenhar uma linha',
  'place.drawArea': 'Desenhar uma área',
  'place.change': 'Mudar',
  'place.line': 'Linha',
  'place.area': 'Área'
}
