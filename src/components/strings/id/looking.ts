import type { looking as english } from '../en/looking.js'

/** Indonesian texts of looking closer at an observation. */
export const looking: { readonly [key in keyof typeof english]: string } = {
  'history.title': 'Perubahan',
  'history.create': 'Ditambahkan',
  'history.delete': 'Dihapus',
  'history.restore': 'Dikembalikan',
  'history.cleared': 'Jawaban diambil',
  'history.fileAdded': 'Foto atau rekaman ditambahkan',
  'history.fileTaken': 'Foto atau rekaman diambil',
  'history.observedAt': 'Kapan terlihat',
  'history.mayLeave': 'Boleh keluar dari proyek',
  'history.void': 'Tidak dihitung: perangkat itu tidak berhak melakukannya.',
  'history.now': 'Ditampilkan sekarang',
  'history.use': 'Pakai ini lagi',
  'history.used': 'Ditulis lagi. Yang ada sebelumnya tetap di daftar ini.',
  'history.more': 'Tampilkan perubahan sebelumnya',
  'history.none': 'Belum ada perubahan yang diketahui di sini.',
  'viewer.next': 'Berikutnya',
  'viewer.previous': 'Sebelumnya',
  'viewer.place': '{n} dari {total}'
}
