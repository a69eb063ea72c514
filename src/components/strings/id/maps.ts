import type { maps as english } from '../en/maps.js'

/** Indonesian texts of base maps and of reading the map. */
export const maps: { readonly [key in keyof typeof english]: string } = {
  'map.baseDamaged': 'Peta dasar ini rusak. Ambil lagi.',
  'map.baseFailed': 'Peta dasar ini tidak dapat diambil. Pilih yang lain, atau coba lagi dengan internet.',
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
  'basemaps.keep': 'Simpan',
  'position.dms.north': '{degrees}° {minutes}′ {seconds}″ LU',
  'position.dms.south': '{degrees}° {minutes}′ {seconds}″ LS',
  'position.dms.east': '{degrees}° {minutes}′ {seconds}″ BT',
  'position.dms.west': '{degrees}° {minutes}′ {seconds}″ BB',
  'coordinates.other': 'Tekan untuk menulisnya dengan cara lain'
}
