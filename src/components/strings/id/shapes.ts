import type { shapes as english } from '../en/shapes.js'

/** Indonesian. */
export const shapes: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'garis',
  'shape.area': 'wilayah',
  'shape.track': 'Jejak',
  'size.line': 'Panjang {length}',
  'size.area': '{area}, keliling {length}',
  'size.squareMetres': '{size}\u00a0m²',
  'size.squareKilometres': '{size}\u00a0km²',
  'measure.open': 'Ukur',
  'place.drawLine': 'Gambar garis',
  'place.drawArea': 'Gambar wilayah',
  'place.change': 'Ubah',
  'place.line': 'Garis',
  'place.area': 'Wilayah'
}
