import type { maps as english } from '../en/maps.js'

/** French texts of base maps and of reading the map. */
export const maps: { readonly [key in keyof typeof english]: string } = {
  'map.baseDamaged': 'Ce fond de carte est abîmé. Procure-le de nouveau.',
  'map.baseFailed':
    'Ce fond de carte n’a pas pu être chargé. Choisis-en un autre, ou réessaie avec internet.',
  'position.dms.north': '{degrees}° {minutes}′ {seconds}″ N',
  'position.dms.south': '{degrees}° {minutes}′ {seconds}″ S',
  'position.dms.east': '{degrees}° {minutes}′ {seconds}″ E',
  'position.dms.west': '{degrees}° {minutes}′ {seconds}″ O',
  'coordinates.other': 'Appuie pour l’écrire autrement'
}
