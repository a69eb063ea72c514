/** English texts of lines and areas: on the map, while one is drawn, and where their size is told. As in fieldwork.ts. */
export const drawing = {
  // what a line or an area on the map is called, after its category: "Dirty water, area"
  'shape.line': 'line',
  'shape.area': 'area',
  'shape.track': 'Track',
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
  // how long a line and how large an area is
  'size.line': '{length} long',
  'size.area': '{area}, {length} around',
  'size.squareMetres': '{size} m²',
  'size.squareKilometres': '{size} km²',
  // measuring on the map
  'measure.open': 'Measure',
  'measure.line': 'Distance',
  'measure.area': 'Area',
  // the place in the form, when it may be more than a point
  'place.drawLine': 'Draw a line',
  'place.drawArea': 'Draw an area',
  'place.change': 'Change',
  'place.line': 'Line',
  'place.area': 'Area'
} as const
