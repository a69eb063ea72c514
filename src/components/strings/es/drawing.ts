import type { drawing as english } from '../en/drawing.js'

/** Spanish. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'draw.point': 'Poner el punto',
  'draw.line': 'Dibujar la línea',
  'draw.area': 'Dibujar el área',
  'draw.hint': 'Toca el mapa, o muévelo bajo la cruz.',
  'draw.addHere': 'Añadir punto aquí',
  'draw.putHere': 'Ponerlo aquí',
  'draw.moveHere': 'Mover punto aquí',
  'draw.next': 'Elegir el punto siguiente',
  'draw.remove': 'Quitar punto',
  'draw.done': 'Listo',
  'draw.crosses': 'El borde se cruza consigo mismo. Mueve o quita un punto.',
  'draw.again': 'Empezar de nuevo',
  'measure.line': 'Distancia',
  'measure.area': 'Área'
}
