import type { maps as english } from '../en/maps.js'

/** Spanish texts of base maps and of reading the map. */
export const maps: { readonly [key in keyof typeof english]: string } = {
  'map.baseDamaged': 'Este mapa base está dañado. Consíguelo de nuevo.',
  'map.baseFailed': 'No se pudo traer este mapa base. Elige otro, o prueba otra vez con internet.',
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
  'basemaps.keep': 'Dejarlo',
  'position.dms.north': '{degrees}° {minutes}′ {seconds}″ N',
  'position.dms.south': '{degrees}° {minutes}′ {seconds}″ S',
  'position.dms.east': '{degrees}° {minutes}′ {seconds}″ E',
  'position.dms.west': '{degrees}° {minutes}′ {seconds}″ O',
  'coordinates.other': 'Pulsa para escribirlo de otra forma'
}
