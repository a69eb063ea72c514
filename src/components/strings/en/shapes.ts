/** English texts of lines and areas: on the map, in the form, and where their size is told. As in fieldwork.ts. */
export const shapes = {
  // what a line or an area on the map is called, after its category: "Dirty water, area"
  'shape.line': 'line',
  'shape.area': 'area',
  'shape.track': 'Track',
  // how long a line and how large an area is
  'size.line': '{length} long',
  'size.area': '{area}, {length} around',
  'size.squareMetres': '{size}\u00a0m²',
  'size.squareKilometres': '{size}\u00a0km²',
  // the button that measures on the map
  'measure.open': 'Measure',
  // the place in the form, when it may be more than a point
  'place.drawLine': 'Draw a line',
  'place.drawArea': 'Draw an area',
  'place.change': 'Change',
  'place.line': 'Line',
  'place.area': 'Area'
} as const
