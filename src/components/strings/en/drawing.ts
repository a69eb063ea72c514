/** English texts of drawing and measuring on the map. As in fieldwork.ts. */
export const drawing = {
  // drawing on the map: titles, then buttons
  'draw.point': 'Put the point',
  'draw.line': 'Draw the line',
  'draw.area': 'Draw the area',
  'draw.hint': 'Tap the map, or move it under the cross.',
  'draw.addHere': 'Add point here',
  'draw.putHere': 'Put it here',
  'draw.moveHere': 'Move point here',
  'draw.next': 'Choose next point',
  'draw.remove': 'Remove point',
  'draw.done': 'Done',
  'draw.crosses': 'The border crosses itself. Move or remove a point.',
  'draw.again': 'Start again',
  // what is measured
  'measure.line': 'Distance',
  'measure.area': 'Area'
} as const
