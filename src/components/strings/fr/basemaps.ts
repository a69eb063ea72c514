import type { basemaps as english } from '../en/basemaps.js'

/** French texts of the choice of base maps. */
export const basemaps: { readonly [key in keyof typeof english]: string } = {
  'basemaps.title': 'Fond de carte',
  'basemaps.none': 'Il n’y a pas encore de fond de carte ici.',
  'basemaps.here': 'Sur {device}, {size}',
  'basemaps.fromWeb': 'Demande internet',
  'basemaps.fileHint':
    'Un fichier de carte ({kinds}) est gardé sur {device} et marche sans internet. Choisis-le, ou dépose-le ici.',
  'basemaps.addFile': 'Choisir un fichier de carte',
  'basemaps.addAddress': 'Ajouter une carte par son adresse',
  'basemaps.address': 'Adresse',
  'basemaps.addressHint':
    'Elle commence par https:// et mène à un style de carte, ou contient {z}, {x} et {y}.',
  'basemaps.name': 'Comment s’appelle cette carte ?',
  'basemaps.attribution': 'Qui a fait la carte',
  'basemaps.attributionHint': 'C’est écrit sur la carte, comme ses auteurs le demandent.',
  'basemaps.addIt': 'Ajouter cette carte',
  'basemaps.copying': 'La carte est copiée sur {device}',
  'basemaps.looking': 'La carte est examinée',
  'basemaps.progress': '{done} sur {total}',
  'basemaps.added': 'La carte est gardée sur {device}. Elle marche sans internet.',
  'basemaps.addedWeb': 'La carte est ajoutée. Elle demande internet.',
  'basemaps.remove': 'Enlever {name}',
  'basemaps.removeAsk': 'Enlever {name} de {device} ?',
  'basemaps.removeHint': '{size} se libèrent. Pour la ravoir, il faut de nouveau son fichier.',
  'basemaps.removeYes': 'L’enlever',
  'basemaps.keep': 'La garder'
}
