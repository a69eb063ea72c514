import type { drawing as english } from '../en/drawing.js'

/** Indonesian. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'shape.line': 'garis',
  'shape.area': 'wilayah',
  'shape.track': 'Jejak',
  'draw.point': 'Taruh titik',
  'draw.line': 'Gambar garis',
  'draw.area': 'Gambar wilayah',
  'draw.hint': 'Ketuk peta, atau geser peta di bawah tanda silang.',
  'draw.addHere': 'Tambah titik di sini',
  'draw.putHere': 'Taruh di sini',
  'draw.moveHere': 'Pindahkan titik ke sini',
  'draw.next': 'Pilih titik berikut',
  'draw.remove': 'Hapus titik',
  'draw.done': 'Selesai',
  'draw.crosses': 'Batasnya saling menyilang. Pindahkan atau hapus satu titik.',
  'draw.again': 'Mulai lagi',
  'size.line': 'Panjang {length}',
  'size.area': '{area}, keliling {length}',
  'size.squareMetres': '{size} m²',
  'size.squareKilometres': '{size} km²',
  'measure.open': 'Ukur',
  'measure.line': 'Jarak',
  'measure.area': 'Luas',
  'place.drawLine': 'Gambar garis',
  'place.drawArea': 'Gambar wilayah',
  'place.change': 'Ubah',
  'place.line': 'Garis',
  'place.area': 'Wilayah'
}
