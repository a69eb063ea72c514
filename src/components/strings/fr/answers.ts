import type { answers as english } from '../en/answers.js'

/** French, as in `fieldwork.ts`. */
export const answers: { readonly [key in keyof typeof english]: string } = {
  'options.search': 'Chercher dans les réponses',
  'options.found': '{n} réponse convient|{n} réponses conviennent',
  'options.takeAway': 'Enlever {name}',
  'group.add': 'Ajouter une ligne',
  'group.row': 'Ligne {n}',
  'group.remove': 'Enlever la ligne {n}',
  'group.removed': 'La ligne est enlevée.',
  'group.up': 'Monter la ligne {n}',
  'group.down': 'Descendre la ligne {n}',
  'place.here': 'Là où je suis',
  'place.looking': 'Recherche de ta position…',
  'place.denied':
    'La position est éteinte pour cette page. Allume-la dans les réglages du navigateur, ou écris-la.',
  'place.unavailable': 'Aucune position trouvée ici. Essaie encore à ciel ouvert, ou écris-la.',
  'place.write': 'L’écrire',
  'place.writeLabel': 'Position en chiffres',
  'place.use': 'Utiliser',
  'place.wrong':
    'Ce n’est pas une position. Écris deux nombres, le nord ou le sud d’abord : 4.2000 S, 73.1000 W',
  'place.clear': 'Enlever le lieu',
  'files.noRoom': 'Les photos et enregistrements ne peuvent être gardés que dans un projet.'
}
