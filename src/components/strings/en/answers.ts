/** English texts of what a form loads only where a question needs it. See `fieldwork.ts`. */
export const answers = {
  // a question with a long list of answers
  'options.search': 'Search the answers',
  'options.found': '{n} answer fits|{n} answers fit',
  'options.takeAway': 'Take away {name}',
  // a question that is asked again and again, in rows
  'group.add': 'Add a row',
  'group.row': 'Row {n}',
  'group.remove': 'Take away row {n}',
  'group.removed': 'The row is taken away.',
  'group.up': 'Move row {n} up',
  'group.down': 'Move row {n} down',
  // a place without the map
  'place.here': 'Where I am now',
  'place.looking': 'Looking for your position…',
  'place.denied': 'Position is off for this page. Turn it on in the settings of your browser, or write it.',
  'place.unavailable': 'No position found here. Try again under open sky, or write it.',
  'place.write': 'Write it',
  'place.writeLabel': 'Position in numbers',
  'place.use': 'Use it',
  'place.wrong': 'This is no position. Write two numbers, north or south first: 4.2000 S, 73.1000 W',
  'place.clear': 'Take the place away',
  // a question that is answered by photos or recordings
  'files.noRoom': 'Photos and recordings can be kept only in a project.'
} as const
