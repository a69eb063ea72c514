import type { drawing as english } from '../en/drawing.js'

/** Indonesian. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
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
  'measure.line': 'Jarak',
  'measure.area': 'Luas'
}
