import type { maps as english } from '../en/maps.js'

/** Indonesian texts of base maps and of reading the map. */
export const maps: { readonly [key in keyof typeof english]: string } = {
  'map.baseDamaged': 'Peta dasar ini rusak. Ambil lagi.',
  'map.baseFailed': 'Peta dasar ini tidak dapat diambil. Pilih yang lain, atau coba lagi dengan internet.',
  'position.dms.north': '{degrees}° {minutes}′ {seconds}″ LU',
  'position.dms.south': '{degrees}° {minutes}′ {seconds}″ LS',
  'position.dms.east': '{degrees}° {minutes}′ {seconds}″ BT',
  'position.dms.west': '{degrees}° {minutes}′ {seconds}″ BB',
  'coordinates.other': 'Tekan untuk menulisnya dengan cara lain'
}
