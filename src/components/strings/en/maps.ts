/**
 * English texts of base maps and of reading the map. A key's comment tells a translator where it stands. `{name}` is filled in as plain text;
 * `{n}` is a number already written in the reader's digits. Forms after `|` follow Intl.PluralRules, in the order zero,
 * one, two, few, many, other, as far as the language has them: in English `one|other`.
 */
export const maps = {
  // the map, when its base map fails
  'map.baseDamaged': 'This base map is damaged. Get it again.',
  'map.baseFailed': 'This base map could not be fetched. Choose another one, or try again with internet.',
  // a position in degrees, minutes and seconds; below it: what a press on a position does
  'position.dms.north': '{degrees}° {minutes}′ {seconds}″ N',
  'position.dms.south': '{degrees}° {minutes}′ {seconds}″ S',
  'position.dms.east': '{degrees}° {minutes}′ {seconds}″ E',
  'position.dms.west': '{degrees}° {minutes}′ {seconds}″ W',
  'coordinates.other': 'Press to write it another way'
} as const
