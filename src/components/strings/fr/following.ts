import type { following as english } from '../en/following.js'

/** French texts of the own position on the map, and of a map that is turned. */
export const following: { readonly [key in keyof typeof english]: string } = {
  'map.locating': 'Recherche de ta position',
  'map.located': 'Ta position, à moins de {distance}. Appuie et la carte te suit',
  'map.follows': 'La carte te suit. Appuie pour cacher ta position',
  'map.followsTurn': 'La carte te suit. Appuie et elle tourne avec toi',
  'map.turns': 'La carte te suit et tourne avec toi. Appuie pour cacher ta position',
  'map.denied': 'La position est coupée pour cette page. Allume-la dans les réglages du navigateur.',
  'map.unavailable': 'Aucune position trouvée ici. Essaie encore à ciel ouvert.',
  'map.turnDenied': 'La direction est coupée pour cette page. La carte te suit sans tourner.',
  'map.north': 'Remettre le nord en haut'
}
