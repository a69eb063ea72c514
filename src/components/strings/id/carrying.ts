import type { carrying as english } from '../en/carrying.js'

/** Indonesian texts of what goes by hand: codes between two devices, files. */
export const carrying: { readonly [key in keyof typeof english]: string } = {
  'nearby.how':
    'Tanpa jaringan sama sekali: satu menunjukkan kode, yang lain membaca dan menunjukkan jawabannya.',
  'nearby.show': 'Tunjukkan kode',
  'nearby.read': 'Baca kode mereka',
  'nearby.theirs': 'Atau masukkan kode mereka',
  'nearby.readAnswer': 'Baca jawaban mereka',
  'nearby.answer': 'Atau masukkan jawaban mereka',
  'nearby.use': 'Pakai',
  'nearby.first': '1. Perangkat lain membaca kode ini.',
  'nearby.second': '2. Perangkat pertama membaca jawaban ini.',
  'nearby.code': 'Kotak berisi kode, untuk diarahkan kamera',
  'nearby.asText': 'Sebagai teks',
  'nearby.again': 'Mulai lagi',
  'nearby.working': 'Saling mencari. Biarkan kedua perangkat menyala.',
  'nearby.done': 'Keduanya tersambung.',
  'carried.how':
    'Di tempat tanpa sambungan: buat berkas, bawa, buka di sana. Hanya perangkat proyek ini yang bisa membacanya.',
  'carried.for': 'Isi berkas',
  'carried.everything': 'Semuanya',
  'carried.missing': 'Yang tidak dimiliki {name}',
  'carried.make': 'Buat berkas',
  'carried.take': 'Buka berkas',
  'carried.making': 'Membuat berkas',
  'carried.taking': 'Memasukkan berkas',
  'carried.made': 'Berkas disimpan oleh peramban. Bawalah ke perangkat lain.',
  'carried.taken': '{n} potongan baru dari {name} sekarang ada di sini.',
  'carried.nothingNew': 'Tidak ada yang baru di berkas dari {name}.',
  'carried.gaps': '{n} potongan menunggu berkas yang lebih awal. Buka berkas itu juga.',
  'carried.refused': '{n} potongan bukan yang ditandatangani pembuatnya, dan tidak dimasukkan.'
}
