import type { maps as english } from '../en/maps.js'

/** Spanish texts of base maps and of reading the map. */
export const maps: { readonly [key in keyof typeof english]: string } = {
  'map.baseDamaged': 'Este mapa base está dañado. Consíguelo de nuevo.',
  'map.baseFailed': 'No se pudo traer este mapa base. Elige otro, o prueba otra vez con internet.',
  'position.dms.north': '{degrees}° {minutes}′ {seconds}″ N',
  'position.dms.south': '{degrees}° {minutes}′ {seconds}″ S',
  'position.dms.east': '{degrees}° {minutes}′ {seconds}″ E',
  'position.dms.west': '{degrees}° {minutes}′ {seconds}″ O',
  'coordinates.other': 'Pulsa para escribirlo de otra forma'
}
