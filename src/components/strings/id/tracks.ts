import type { tracks as english } from '../en/tracks.js'

/** Indonesian. */
export const tracks: { readonly [key in keyof typeof english]: string } = {
  'track.title': 'Rekam jalur',
  'track.how': 'Berjalanlah, berkendara, atau mendayung: {device} mencatat ke mana Anda pergi.',
  'track.screen':
    'Biarkan halaman ini terbuka dan di depan. Saat layar mati atau aplikasi lain di depan, {device} mungkin tidak memberi posisi; jalur lalu digambar lurus.',
  'track.screenOn': 'Layar tetap menyala selama merekam.',
  'track.start': 'Mulai merekam',
  'track.pause': 'Jeda',
  'track.goOn': 'Lanjutkan',
  'track.finish': 'Selesai',
  'track.recording': 'Merekam',
  'track.paused': 'Dijeda',
  'track.length': 'Panjang',
  'track.time': 'Waktu',
  'track.points': 'Titik',
  'track.looking': 'Mencari posisi Anda. Jalur digambar lurus dari titik terakhir.',
  'track.good': 'Posisi baik, dalam {distance}',
  'track.vague': 'Posisi hanya dalam {distance}. Posisi dihitung bila lebih baik, di bawah langit terbuka.',
  'track.denied': 'Posisi dimatikan untuk halaman ini. Nyalakan di pengaturan peramban, lalu lanjutkan.',
  'track.unavailable': 'Posisi tidak ditemukan di sini. Coba lagi di bawah langit terbuka.',
  'track.silent': 'Tidak ada posisi sejak {time}.',
  'track.savedUpTo': 'Tersimpan sampai {time} di {device}',
  'track.notYet': 'Belum ada yang masuk proyek. Setiap beberapa detik disimpan di {device}.',
  'track.interrupted':
    'Rekaman berhenti {time}, saat halaman ini ditutup. Yang sudah Anda lihat tersimpan tidak hilang.',
  'track.elsewhere': 'Jalur sedang direkam di jendela lain. Lanjutkan di sana.',
  'track.unsupported': 'Jalur tidak dapat direkam di proyek ini.',
  'track.failed': 'Akan dicoba lagi. Yang sudah direkam disimpan di {device}.',
  'track.name': 'Apa namanya?',
  'track.category': 'Kategori',
  'track.tooShort': 'Belum ada jalur: baru satu tempat. Lanjutkan, atau buang.',
  'track.saved': 'Jalur tersimpan di {device}: {length}',
  'track.discard': 'Buang',
  'track.discardAsk': 'Buang jalur ini?',
  'track.discardWhat': 'Rekaman {length} dan {time} akan hilang.',
  'track.discarded': 'Jalur dibuang.',
  'track.all': 'Jalur',
  'track.none': 'Belum ada jalur',
  'track.unnamed': 'Jalur tanpa nama',
  'track.open': 'belum selesai'
}
