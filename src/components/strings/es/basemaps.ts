import type { basemaps as english } from '../en/basemaps.js'

/** Spanish texts of the choice of base maps. */
export const basemaps: { readonly [key in keyof typeof english]: string } = {
  'basemaps.title': 'Mapa base',
  'basemaps.none': 'Aquí todavía no hay mapa base.',
  'basemaps.here': 'En {device}, {size}',
  'basemaps.fromWeb': 'Necesita internet',
  'basemaps.fileHint':
    'Un archivo de mapa ({kinds}) se guarda en {device} y funciona sin internet. Elígelo, o suéltalo aquí.',
  'basemaps.addFile': 'Elegir un archivo de mapa',
  'basemaps.addAddress': 'Añadir un mapa por su dirección',
  'basemaps.address': 'Dirección',
  'basemaps.addressHint': 'Empieza con https:// y es la de un estilo de mapa, o lleva {z}, {x} y {y}.',
  'basemaps.name': '¿Cómo se llama este mapa?',
  'basemaps.attribution': 'Quién hizo el mapa',
  'basemaps.attributionHint': 'Se escribe en el mapa, como lo piden sus autores.',
  'basemaps.addIt': 'Añadir este mapa',
  'basemaps.copying': 'Guardando el mapa en {device}',
  'basemaps.looking': 'Mirando el mapa',
  'basemaps.progress': '{done} de {total}',
  'basemaps.added': 'El mapa está guardado en {device}. Funciona sin internet.',
  'basemaps.addedWeb': 'El mapa está añadido. Necesita internet.',
  'basemaps.remove': 'Quitar {name}',
  'basemaps.removeAsk': '¿Quitar {name} de {device}?',
  'basemaps.removeHint': 'Se liberan {size}. Para tenerlo otra vez necesitas su archivo.',
  'basemaps.removeYes': 'Quitarlo',
  'basemaps.keep': 'Dejarlo'
}
