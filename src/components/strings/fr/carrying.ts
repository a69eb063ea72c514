import type { carrying as english } from '../en/carrying.js'

/** French texts of what goes by hand: codes between two devices, files. */
export const carrying: { readonly [key in keyof typeof english]: string } = {
  'nearby.how': 'Sans aucun réseau : l’un montre un code, l’autre le lit et montre sa réponse.',
  'nearby.show': 'Montrer un code',
  'nearby.read': 'Lire le code de l’autre',
  'nearby.theirs': 'Ou mets le code de l’autre',
  'nearby.readAnswer': 'Lire la réponse de l’autre',
  'nearby.answer': 'Ou mets la réponse de l’autre',
  'nearby.use': 'L’utiliser',
  'nearby.first': '1. L’autre appareil lit ce code.',
  'nearby.second': '2. Le premier appareil lit cette réponse.',
  'nearby.code': 'Carré avec le code, à viser avec un appareil photo',
  'nearby.asText': 'En texte',
  'nearby.again': 'Recommencer',
  'nearby.working': 'Ils se cherchent. Garde les deux appareils allumés.',
  'nearby.done': 'Les deux sont reliés.',
  'carried.how':
    'Là où rien n’est relié : fais un fichier, porte-le, ouvre-le là-bas. Seuls les appareils de ce projet peuvent le lire.',
  'carried.for': 'Ce qui va dans le fichier',
  'carried.everything': 'Tout',
  'carried.missing': 'Ce que {name} n’a pas',
  'carried.make': 'Faire un fichier',
  'carried.take': 'Ouvrir un fichier',
  'carried.making': 'On fait le fichier',
  'carried.taking': 'On prend le fichier',
  'carried.made': 'Ton navigateur a gardé le fichier. Porte-le à l’autre appareil.',
  'carried.taken':
    '{n} nouveau morceau de {name} est ici maintenant.|{n} nouveaux morceaux de {name} sont ici maintenant.',
  'carried.nothingNew': 'Il n’y avait rien de nouveau dans le fichier de {name}.',
  'carried.gaps':
    '{n} morceau attend un fichier d’avant. Ouvre-le aussi.|{n} morceaux attendent un fichier d’avant. Ouvre-le aussi.',
  'carried.refused':
    '{n} morceau n’était pas ce que son auteur a signé, et a été laissé.|{n} morceaux n’étaient pas ce que leurs auteurs ont signé, et ont été laissés.'
}
