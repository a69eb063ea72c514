import type { Texts } from './en.js'

/** French. */
export const fr: Texts = {
  title: 'Une carte ensemble',
  opening: 'Ouverture…',
  elsewhereTitle: 'Ouvert dans un autre onglet',
  elsewhere:
    'Tes projets sont ouverts dans un autre onglet de ce navigateur. Continue là-bas, ou ferme-le : celui-ci reprend tout seul.',
  failedTitle: 'Ceci ne peut pas s’ouvrir',
  again: 'Essayer encore',
  add: 'Ajouter',
  all: 'Tout',
  list: 'Liste',
  map: 'Carte',
  search: 'Chercher',
  searchFor: 'Chercher des observations',
  closeSearch: 'Fermer la recherche',
  copies: 'Copies',
  release: 'Remettre à d’autres',
  invite: 'Inviter des personnes',
  more: 'Plus',
  categories: 'Catégories',
  projects: 'Projets',
  offline: 'La carte du monde marche sans internet',
  empty: 'Rien ici pour le moment',
  emptyHint:
    'Va quelque part et ajoute la première observation. Elle reste sur {device} jusqu’à ce que tu la partages.',
  addFirst: 'Ajouter la première',
  inviteNear: 'Inviter des gens près d’ici',
  only: { one: '{n} est seulement sur {device}', other: '{n} sont seulement sur {device}' },
  near: '{name} est près d’ici.',
  nobodyNear: 'Personne près d’ici.',
  everyone: 'Tout est aussi sur un autre appareil',
  copyNow: 'Copier maintenant',
  saved: 'Gardé sur {device}',
  pickPlace: 'Touche le lieu sur la carte',
  cancel: 'Annuler',
  pile: '{n} à cet endroit',
  showAll: 'Tout montrer',
  phone: 'ce téléphone',
  tablet: 'cette tablette',
  computer: 'cet ordinateur'
}
