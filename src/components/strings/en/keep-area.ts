/** English texts of keeping a part of a base map on the device. As in maps.ts. */
export const keepArea = {
  'area.title': 'Keep a part of this map on {device}',
  'area.lead': 'It works without internet then. The middle is where the map is now.',
  'area.village': 'This village',
  'area.valley': 'This valley',
  'area.region': 'This region',
  'area.view': 'What the map shows now',
  'area.across': '{distance} across',
  'area.looking': 'Looking how large it is',
  'area.size': 'About {size}.',
  'area.sizeAndFree': 'About {size}. Free on {device}: {free}.',
  'area.noRoom':
    'About {size}. There is no room for it: {free} are free on {device}. Choose a smaller part, or remove another map.',
  'area.tooLarge': 'This part is too large. Choose a smaller one.',
  'area.keep': 'Keep it here',
  'area.working': 'Fetching {name}',
  'area.progress': '{done} of {total} pieces, {size}',
  'area.stop': 'Stop',
  'area.begun': '{name} is not whole yet.',
  'area.goOn': 'Go on',
  'area.drop': 'Remove what is here'
} as const
