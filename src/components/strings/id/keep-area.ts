import type { keepArea as english } from '../en/keep-area.js'

/** Indonesian texts of keeping a part of a base map on the device. */
export const keepArea: { readonly [key in keyof typeof english]: string } = {
  'area.title': 'Simpan sebagian peta ini di {device}',
  'area.lead': 'Lalu peta bisa dipakai tanpa internet. Tengahnya adalah letak peta sekarang.',
  'area.village': 'Kampung ini',
  'area.valley': 'Lembah ini',
  'area.region': 'Wilayah ini',
  'area.view': 'Yang tampak di peta sekarang',
  'area.across': 'Lebar {distance}',
  'area.looking': 'Melihat seberapa besar',
  'area.size': 'Sekitar {size}.',
  'area.sizeAndFree': 'Sekitar {size}. Sisa di {device}: {free}.',
  'area.noRoom':
    'Sekitar {size}. Tidak ada tempat: sisa di {device} {free}. Pilih bagian yang lebih kecil, atau hapus peta lain.',
  'area.tooLarge': 'Bagian ini terlalu besar. Pilih yang lebih kecil.',
  'area.keep': 'Simpan di sini',
  'area.working': 'Mengambil {name}',
  'area.progress': '{done} dari {total} potong, {size}',
  'area.stop': 'Berhenti',
  'area.begun': '{name} belum lengkap.',
  'area.goOn': 'Lanjutkan',
  'area.drop': 'Hapus yang ada di sini'
}
