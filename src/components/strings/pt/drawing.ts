import type { drawing as english } from '../en/drawing.js'

/** Portuguese. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
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
  'measure.line': 'Distância',
  'measure.area': 'Área'
}
