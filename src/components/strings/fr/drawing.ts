import type { drawing as english } from '../en/drawing.js'

/** French. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'draw.point': 'Poser le point',
  'draw.line': 'Tracer la ligne',
  'draw.area': 'Tracer la zone',
  'draw.hint': 'Touche la carte, ou déplace-la sous la croix.',
  'draw.addHere': 'Ajouter un point ici',
  'draw.putHere': 'Le poser ici',
  'draw.moveHere': 'Déplacer le point ici',
  'draw.next': 'Choisir le point suivant',
  'draw.remove': 'Enlever le point',
  'draw.done': 'Terminé',
  'draw.crosses': 'Le bord se croise lui-même. Déplace ou enlève un point.',
  'draw.again': 'Recommencer',
  'measure.line': 'Distance',
  'measure.area': 'Surface'
}
