import type { basemaps as english } from '../en/basemaps.js'

/** Indonesian texts of the choice of base maps. */
export const basemaps: { readonly [key in keyof typeof english]: string } = {
  'basemaps.title': 'Peta dasar',
  'basemaps.none': 'Belum ada peta dasar di sini.',
  'basemaps.here': 'Di {device}, {size}',
  'basemaps.fromWeb': 'Perlu internet',
  'basemaps.fileHint':
    'Berkas peta ({kinds}) disimpan di {device} dan jalan tanpa internet. Pilih berkasnya, atau jatuhkan di sini.',
  'basemaps.addFile': 'Pilih berkas peta',
  'basemaps.addAddress': 'Tambah peta lewat alamatnya',
  'basemaps.address': 'Alamat',
  'basemaps.addressHint': 'Dimulai dengan https:// dan merupakan gaya peta, atau berisi {z}, {x} dan {y}.',
  'basemaps.name': 'Apa nama peta ini?',
  'basemaps.attribution': 'Siapa yang membuat peta',
  'basemaps.attributionHint': 'Ditulis di peta, seperti diminta pembuatnya.',
  'basemaps.addIt': 'Tambah peta ini',
  'basemaps.copying': 'Menyimpan peta di {device}',
  'basemaps.looking': 'Memeriksa peta',
  'basemaps.progress': '{done} dari {total}',
  'basemaps.added': 'Peta disimpan di {device}. Jalan tanpa internet.',
  'basemaps.addedWeb': 'Peta ditambahkan. Perlu internet.',
  'basemaps.remove': 'Hapus {name}',
  'basemaps.removeAsk': 'Hapus {name} dari {device}?',
  'basemaps.removeHint': '{size} menjadi kosong. Untuk memilikinya lagi, berkasnya diperlukan.',
  'basemaps.removeYes': 'Hapus',
  'basemaps.keep': 'Simpan'
}
