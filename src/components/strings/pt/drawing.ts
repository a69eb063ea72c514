import type { drawing as english } from '../en/drawing.js'

/** Portuguese. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'linha',
  'shape.area': 'área',
  'shape.track': 'Percurso',
  'draw.point': 'Pôr o ponto',
  'draw.line': 'Desenhar a linha',
  'draw.area': 'Desenhar a área',
  'draw.hint': 'Toque no mapa, ou mova-o debaixo da cruz.',
  'draw.addHere': 'Pôr ponto aqui',
  'draw.putHere': 'Pôr aqui',
  'draw.moveHere': 'Mover ponto para cá',
  'draw.next': 'Escolher o próximo ponto',
  'draw.remove': 'Tirar ponto',
  'draw.done': 'Pronto',
  'draw.crosses': 'A borda cruza-se a si mesma. Mova ou tire um ponto.',
  'draw.again': 'Começar de novo',
  'size.line': '{length} de comprimento',
  'size.area': '{area}, {length} em volta',
  'size.squareMetres': '{size} m²',
  'size.squareKilometres': '{size} km²',
  'measure.open': 'Medir',
  'measure.line': 'Distância',
  'measure.area': 'Área',
  'place.drawLine': 'Desenhar uma linha',
  'place.drawArea': 'Desenhar uma área',
  'place.change': 'Mudar',
  'place.line': 'Linha',
  'place.area': 'Área'
}
