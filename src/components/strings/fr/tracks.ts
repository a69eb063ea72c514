import type { tracks as english } from '../en/tracks.js'

/** French. */
export const tracks: { readonly [key in keyof typeof english]: string } = {
  'track.title': 'Enregistrer un trajet',
  'track.how': 'Marche, roule ou pagaie : {device} note où tu passes.',
  'track.screen':
    'Garde cette page ouverte et devant. Quand l’écran est éteint ou qu’une autre application est devant, {device} peut ne pas donner de positions ; le chemin est alors tracé tout droit.',
  'track.screenOn': 'L’écran reste allumé pendant l’enregistrement.',
  'track.start': 'Commencer',
  'track.pause': 'Mettre en pause',
  'track.goOn': 'Continuer',
  'track.finish': 'Terminer',
  'track.recording': 'En cours',
  'track.paused': 'En pause',
  'track.waiting': 'En attente de ta position',
  'track.away': 'Rien d’enregistré depuis {time}',
  'track.length': 'Longueur',
  'track.time': 'Temps',
  'track.points': 'Nombre de points',
  'track.lookingFirst': 'Recherche de ta position.',
  'track.looking': 'Recherche de ta position. Le chemin est tracé tout droit depuis le dernier point.',
  'track.good': 'Bonne position, à {distance} près',
  'track.vague': 'Position à {distance} près seulement. Elle compte quand elle est meilleure, à ciel ouvert.',
  'track.denied':
    'La position est coupée pour cette page. Active-la dans les réglages du navigateur, puis continue.',
  'track.unavailable': 'Aucune position trouvée ici. Essaie encore à ciel ouvert.',
  'track.silent': 'Pas de position depuis {time}.',
  'track.savedUpTo': 'Gardé jusqu’à {time} sur {device}',
  'track.nothingYet': 'Rien n’est encore enregistré.',
  'track.notYet':
    'Rien n’est encore dans le projet. Tout est gardé sur {device} toutes les quelques secondes.',
  'track.interrupted':
    'L’enregistrement s’est arrêté {time}, quand cette page s’est fermée. Rien de ce que tu as vu gardé n’est perdu.',
  'track.elsewhere': 'Un trajet est en cours dans une autre fenêtre. Continue là-bas.',
  'track.unsupported': 'Ce projet ne peut pas enregistrer de trajets.',
  'track.failed': 'Nouvel essai à venir. Ce qui est enregistré reste sur {device}.',
  'track.name': 'Comment s’appelle-t-il ?',
  'track.category': 'Catégorie',
  'track.tooShort': 'Pas encore de chemin : un seul lieu. Continue, ou jette-le.',
  'track.saved': 'Trajet gardé sur {device} : {length}',
  'track.discard': 'Jeter',
  'track.discardAsk': 'Jeter ce trajet ?',
  'track.discardWhat': '{length} et {time} d’enregistrement disparaissent.',
  'track.discarded': 'Trajet jeté.',
  'track.all': 'Trajets',
  'track.none': 'Pas encore de trajet',
  'track.unnamed': 'Trajet',
  'track.open': 'pas terminé'
}
