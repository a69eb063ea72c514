import type { maps as english } from '../en/maps.js'

/** Portuguese texts of base maps and of reading the map. */
export const maps: { readonly [key in keyof typeof english]: string } = {
  'map.baseDamaged': 'Este mapa base está danificado. Consiga-o de novo.',
  'map.baseFailed': 'Não foi possível buscar este mapa base. Escolha outro, ou tente de novo com internet.',
  'position.dms.north': '{degrees}° {minutes}′ {seconds}″ N',
  'position.dms.south': '{degrees}° {minutes}′ {seconds}″ S',
  'position.dms.east': '{degrees}° {minutes}′ {seconds}″ L',
  'position.dms.west': '{degrees}° {minutes}′ {seconds}″ O',
  'coordinates.other': 'Aperte para escrever de outro jeito'
}
