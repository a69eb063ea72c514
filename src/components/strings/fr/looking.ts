import type { looking as english } from '../en/looking.js'

/** French texts of looking closer at an observation. */
export const looking: { readonly [key in keyof typeof english]: string } = {
  'history.title': 'Changements',
  'history.create': 'Ajoutée',
  'history.delete': 'Supprimée',
  'history.restore': 'Remise',
  'history.cleared': 'Réponse retirée',
  'history.fileAdded': 'Photo ou son ajouté',
  'history.fileTaken': 'Photo ou son retiré',
  'history.observedAt': 'Quand on l’a vue',
  'history.mayLeave': 'Peut sortir du projet',
  'history.void': 'Ne compte pas : cet appareil n’en avait pas le droit.',
  'history.now': 'Montré maintenant',
  'history.use': 'Reprendre ceci',
  'history.used': 'Écrit de nouveau. Ce qui était là avant reste dans cette liste.',
  'history.more': 'Montrer les changements d’avant',
  'history.none': 'Aucun changement n’est connu ici.',
  'viewer.next': 'Suivant',
  'viewer.previous': 'Précédent',
  'viewer.place': '{n} sur {total}'
}
