import type { basemaps as english } from '../en/basemaps.js'

/** Portuguese texts of the choice of base maps. */
export const basemaps: { readonly [key in keyof typeof english]: string } = {
  'basemaps.title': 'Mapa base',
  'basemaps.none': 'Ainda não há mapa base aqui.',
  'basemaps.here': 'N{device}, {size}',
  'basemaps.fromWeb': 'Precisa de internet',
  'basemaps.fileHint':
    'Um arquivo de mapa ({kinds}) fica guardado n{device} e funciona sem internet. Escolha-o, ou solte-o aqui.',
  'basemaps.addFile': 'Escolher um arquivo de mapa',
  'basemaps.addAddress': 'Adicionar um mapa pelo endereço',
  'basemaps.address': 'Endereço',
  'basemaps.addressHint': 'Começa com https:// e é o de um estilo de mapa, ou tem {z}, {x} e {y}.',
  'basemaps.name': 'Como se chama este mapa?',
  'basemaps.attribution': 'Quem fez o mapa',
  'basemaps.attributionHint': 'Fica escrito no mapa, como pedem os autores.',
  'basemaps.addIt': 'Adicionar este mapa',
  'basemaps.copying': 'Guardando o mapa n{device}',
  'basemaps.looking': 'Olhando o mapa',
  'basemaps.progress': '{done} de {total}',
  'basemaps.added': 'O mapa está guardado n{device}. Funciona sem internet.',
  'basemaps.addedWeb': 'O mapa foi adicionado. Precisa de internet.',
  'basemaps.remove': 'Tirar {name}',
  'basemaps.removeAsk': 'Tirar {name} d{device}?',
  'basemaps.removeHint': 'Ficam livres {size}. Para tê-lo de volta você precisa do arquivo.',
  'basemaps.removeYes': 'Tirar',
  'basemaps.keep': 'Deixar'
}
