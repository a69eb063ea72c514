import type { Texts } from './en.js'

/** Indonesian. */
export const id: Texts = {
  title: 'Peta bersama',
  opening: 'Membuka…',
  elsewhereTitle: 'Terbuka di tab lain',
  elsewhere:
    'Proyekmu terbuka di tab lain peramban ini. Lanjutkan di sana, atau tutup tab itu: yang ini melanjutkan sendiri.',
  failedTitle: 'Ini tidak bisa dibuka',
  again: 'Coba lagi',
  add: 'Tambah',
  all: 'Semua',
  list: 'Daftar',
  map: 'Peta',
  search: 'Cari',
  searchFor: 'Cari temuan',
  closeSearch: 'Tutup pencarian',
  copies: 'Salinan',
  release: 'Serahkan kepada orang lain',
  invite: 'Undang orang',
  more: 'Lainnya',
  categories: 'Kategori',
  projects: 'Proyek',
  offline: 'Peta dunia bisa dipakai tanpa internet',
  empty: 'Belum ada apa-apa di sini',
  emptyHint:
    'Pergilah ke suatu tempat dan tambahkan temuan pertama. Temuan itu tinggal di {device} sampai kamu bagikan.',
  addFirst: 'Tambah yang pertama',
  inviteNear: 'Undang orang di dekatmu',
  only: '{n} hanya ada di {device}',
  near: '{name} ada di dekat sini.',
  nobodyNear: 'Tidak ada yang dekat.',
  everyone: 'Semua juga ada di perangkat lain',
  copyNow: 'Salin sekarang',
  saved: 'Tersimpan di {device}',
  pickPlace: 'Ketuk tempatnya di peta',
  cancel: 'Batal',
  pile: '{n} di tempat ini',
  showAll: 'Tunjukkan semua',
  phone: 'ponsel ini',
  tablet: 'tablet ini',
  computer: 'komputer ini'
}
