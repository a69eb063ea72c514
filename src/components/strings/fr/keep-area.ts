import type { keepArea as english } from '../en/keep-area.js'

/** French texts of keeping a part of a base map on the device. */
export const keepArea: { readonly [key in keyof typeof english]: string } = {
  'area.title': 'Garder une partie de cette carte sur {device}',
  'area.lead': 'Elle marche alors sans internet. Le milieu est là où est la carte maintenant.',
  'area.village': 'Ce village',
  'area.valley': 'Cette vallée',
  'area.region': 'Cette région',
  'area.view': 'Ce que la carte montre',
  'area.across': '{distance} de large',
  'area.looking': 'Calcul de la taille',
  'area.size': 'Environ {size}.',
  'area.sizeAndFree': 'Environ {size}. Libre sur {device} : {free}.',
  'area.noRoom':
    'Environ {size}. Il n’y a pas la place : {free} libres sur {device}. Choisis une partie plus petite ou enlève une autre carte.',
  'area.tooLarge': 'Cette partie est trop grande. Choisis-en une plus petite.',
  'area.keep': 'La garder ici',
  'area.working': 'Récupération de {name}',
  'area.progress': '{done} morceaux sur {total}, {size}',
  'area.stop': 'Arrêter',
  'area.begun': '{name} n’est pas encore entière.',
  'area.goOn': 'Continuer',
  'area.drop': 'Enlever ce qui est ici'
}
