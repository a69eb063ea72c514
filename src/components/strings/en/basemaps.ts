/**
 * English texts of the choice of base maps. `{name}` is filled in as plain text; `{n}` is a number already
 * written in the reader's digits. Forms after `|` follow Intl.PluralRules, in the order zero, one, two, few, many, other,
 * as far as the language has them: in English `one|other`.
 */
export const basemaps = {
  // the choice of base maps: the picture under the observations
  'basemaps.title': 'Base map',
  'basemaps.none': 'There is no base map here yet.',
  'basemaps.here': 'On {device}, {size}',
  'basemaps.fromWeb': 'Needs internet',
  'basemaps.fileHint':
    'A map file ({kinds}) is kept on {device} and works without internet. Choose it, or drop it here.',
  'basemaps.addFile': 'Choose a map file',
  'basemaps.addAddress': 'Add a map by its address',
  'basemaps.address': 'Address',
  'basemaps.addressHint':
    'It begins with https:// and is that of a map style, or has {z}, {x} and {y} in it.',
  'basemaps.name': 'What is this map called?',
  'basemaps.attribution': 'Who made the map',
  'basemaps.attributionHint': 'It is written on the map, as its makers ask for.',
  'basemaps.addIt': 'Add this map',
  'basemaps.copying': 'Keeping the map on {device}',
  'basemaps.looking': 'Looking at the map',
  'basemaps.progress': '{done} of {total}',
  'basemaps.added': 'The map is kept on {device}. It works without internet.',
  'basemaps.addedWeb': 'The map is added. It needs internet.',
  'basemaps.remove': 'Remove {name}',
  'basemaps.removeAsk': 'Remove {name} from {device}?',
  'basemaps.removeHint': '{size} become free. To have it back you need its file again.',
  'basemaps.removeYes': 'Remove it',
  'basemaps.keep': 'Keep it'
} as const
