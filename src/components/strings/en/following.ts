/** English texts of the own position on the map, and of a map that is turned. As in maps.ts. */
export const following = {
  'map.locating': 'Looking for your position',
  'map.located': 'Your position, within {distance}. Press and the map follows you',
  'map.follows': 'The map follows you. Press to hide your position',
  'map.followsTurn': 'The map follows you. Press and it turns with you',
  'map.turns': 'The map follows you and turns with you. Press to hide your position',
  'map.denied': 'Position is off for this page. Turn it on in the settings of your browser.',
  'map.unavailable': 'No position found here. Try again under open sky.',
  'map.turnDenied': 'The direction is off for this page. The map follows you without turning.',
  // the compass
  'map.north': 'Turn north up'
} as const
