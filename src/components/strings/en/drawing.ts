/** English texts of lines and areas: on the map, while one is drawn, and where their size is told. As in fieldwork.ts. */
export const drawing = {
  // what a line or an area on the map is called, after its category: "Dirty water, area"
  'shape.line': 'line',
  'shape.area': 'area',
  'shape.track': 'Track'
} as const
