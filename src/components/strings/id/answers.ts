import type { answers as english } from '../en/answers.js'

/** Indonesian, as in `fieldwork.ts`. */
export const answers: { readonly [key in keyof typeof english]: string } = {
  'options.search': 'Cari di jawaban',
  'options.found': '{n} jawaban cocok',
  'options.takeAway': 'Hapus {name}',
  'group.add': 'Tambah baris',
  'group.row': 'Baris {n}',
  'group.remove': 'Hapus baris {n}',
  'group.removed': 'Barisnya sudah dihapus.',
  'group.up': 'Naikkan baris {n}',
  'group.down': 'Turunkan baris {n}',
  'place.here': 'Tempat saya sekarang',
  'place.looking': 'Mencari posisimu…',
  'place.denied': 'Posisi mati untuk halaman ini. Nyalakan di pengaturan peramban, atau tulis sendiri.',
  'place.unavailable':
    'Posisi tidak ditemukan di sini. Coba lagi di bawah langit terbuka, atau tulis sendiri.',
  'place.write': 'Tulis sendiri',
  'place.writeLabel': 'Posisi dalam angka',
  'place.use': 'Pakai',
  'place.wrong': 'Ini bukan posisi. Tulis dua angka, utara atau selatan dulu: 4.2000 S, 73.1000 W',
  'place.clear': 'Hapus tempat',
  'files.noRoom': 'Foto dan rekaman hanya bisa disimpan di dalam proyek.'
}
