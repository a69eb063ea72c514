import type { ErrorTexts } from '../error-keys.js'

/** Indonesian texts of what goes wrong and what to do. */
export const errors: ErrorTexts = {
  'error.bad-input': 'Ada yang diberikan yang tidak bisa dipakai begitu. Periksa dan coba lagi. ({said})',
  'error.not-found': 'Ini tidak ada di sini. Mungkin sudah dihapus, atau belum sampai dari perangkat lain.',
  'error.value-too-large':
    'Satu jawaban terlalu panjang atau terlalu besar. Pendekkan dan coba lagi. ({said})',
  'error.entry-too-large': 'Ini terlalu banyak untuk disimpan sekaligus. Simpan dalam beberapa langkah.',
  'error.unsupported-version':
    'Ini dibuat dengan versi yang lebih baru. Perbarui aplikasi ini dan coba lagi.',
  'error.not-allowed': 'Perangkat ini tidak boleh melakukan itu di proyek. Tanyakan kepada koordinator.',
  'error.read-only':
    'Sekarang kamu hanya bisa melihat proyek ini, tidak menyimpan. Tanyakan kepada koordinator.',
  'error.invite-invalid': 'Undangan ini tidak berlaku. Minta yang baru.',
  'error.invite-used': 'Undangan ini sudah pernah dipakai. Minta yang baru.',
  'error.invite-expired': 'Undangan ini sudah habis. Minta yang baru.',
  'error.invite-refused': 'Perangkat lain tidak mengizinkan perangkat ini masuk. Tanyakan kepada pemiliknya.',
  'error.not-a-member': 'Perangkat ini belum ada di proyek. Temui perangkat yang punya proyek ini.',
  'error.not-a-bundle': 'Berkas ini tidak membawa proyek. Pilih yang dibuat untuk itu.',
  'error.bundle-foreign': 'Berkas ini dari proyek lain. Pilih yang lain.',
  'error.bundle-incomplete': 'Berkas ini rusak atau tidak lengkap. Salin lagi.',
  'error.unreachable': 'Tidak tercapai. Periksa sambungan dan coba lagi. ({said})',
  'error.timeout': 'Tidak ada yang menjawab pada waktunya. Coba lagi.',
  'error.aborted': 'Ini dihentikan sebelum selesai.',
  'error.closed': 'Ini sudah ditutup di sini. Buka lagi.',
  'error.outcome-unknown': 'Belum diketahui apakah ini tersimpan. Lihat di daftar sebelum menyimpannya lagi.',
  'error.port-in-use': 'Program lain sudah memakai port ini. Pilih yang lain. ({said})',
  'error.storage-full': 'Tidak ada ruang lagi di perangkat ini. Kosongkan sedikit ruang dan coba lagi.',
  'error.storage-broken':
    'Yang tersimpan di perangkat ini tidak bisa dibaca atau ditulis. Muat ulang halaman ini. ({said})',
  'error.storage-in-use':
    'Tab lain atau program lain sedang memakai yang tersimpan di sini. Tutup itu dan coba lagi.',
  'error.storage-unavailable':
    'Tidak ada yang bisa disimpan di sini. Pakai peramban yang lebih baru, bukan jendela pribadi.',
  'error.storage-removed': 'Peramban sudah menghapus yang disimpan halaman ini. Muat ulang halaman ini.',
  'error.not-here': 'Berkas ini ada di perangkat lain. Berkas datang saat kamu bertemu perangkat yang punya.',
  'error.only-copy':
    'Tidak ada perangkat lain yang punya berkas ini. Bagikan salinannya dulu, lalu hapus dari sini.',
  'error.release-refused': 'Dengan cara ini tidak ada yang boleh keluar dari proyek. ({said})',
  'error.plugin-invalid':
    'Satu bagian tambahan di halaman ini tidak cocok dan tidak dipakai. Beri tahu pembuat halaman ini. ({said})',
  'error.plugin-failed': 'Satu bagian tambahan di halaman ini gagal. Beri tahu pembuat halaman ini. ({said})',
  'error.capability-missing': 'Itu tidak bisa dilakukan di sini. ({said})',
  'error.internal':
    'Ada yang gagal di dalam aplikasi. Muat ulang halaman ini, dan kalau tetap begitu beri tahu pembuatnya. ({said})',
  'This was written by a newer version. Update the app to read it.':
    'Ini ditulis dengan versi yang lebih baru. Perbarui aplikasi untuk membacanya.',
  'A newer version wrote to this project. Update this app to write again.':
    'Versi yang lebih baru sudah menulis di proyek ini. Perbarui aplikasi ini supaya bisa menyimpan lagi.',
  'This is too much for one change. Save it in several steps.':
    'Ini terlalu banyak untuk satu perubahan. Simpan dalam beberapa langkah.',
  'This is too much to be saved at once (64 KiB). Save part of it, then add the rest.':
    'Ini terlalu banyak untuk disimpan sekaligus (64 KiB). Simpan sebagian, lalu tambahkan sisanya.',
  'A text holds a broken character. Remove it and try again.':
    'Ada huruf rusak di dalam teks. Hapus dan coba lagi.',
  'The place is not a position on the earth. Put it on the map again.':
    'Tempat ini tidak ada di bumi. Letakkan lagi di peta.',
  'This changes answers that are not here any more. Open it again.':
    'Perubahan ini menjawab sesuatu yang sudah tidak ada. Buka lagi.',
  'Too many people answered here at once. Settle the other answers, then delete.':
    'Terlalu banyak orang menjawab ini bersamaan. Pilih dari jawaban lain dulu, lalu hapus.',
  'This is not here, or does not count. Meet other devices, then try again.':
    'Ini tidak ada di sini, atau tidak dihitung. Temui perangkat lain, lalu coba lagi.',
  'This is not here any more.': 'Ini sudah tidak ada di sini.',
  'Something saved here cannot be read. Meet a device that has it too.':
    'Ada yang tersimpan di sini yang tidak bisa dibaca. Temui perangkat lain yang juga punya.',
  'It is not known whether this was saved. Look in the list before you save it again.':
    'Belum diketahui apakah ini tersimpan. Lihat di daftar sebelum menyimpannya lagi.',
  'This could not be saved, and may be in the project all the same. Free some space on this device, and look in the list before you save it again.':
    'Ini tidak bisa disimpan, tetapi mungkin tetap ada di proyek. Kosongkan ruang di perangkat ini, dan lihat di daftar sebelum menyimpannya lagi.',
  'This was cut off before it was answered. Look whether it was done, then try again.':
    'Ini terputus sebelum dijawab. Lihat apakah sudah terjadi, lalu coba lagi.',
  'Your role in this project does not allow this. Ask a coordinator.':
    'Di proyek ini kamu tidak boleh melakukan itu. Tanyakan kepada koordinator.',
  'In this project you may see, not add. Ask a coordinator.':
    'Di proyek ini kamu boleh melihat, tidak menambah. Tanyakan kepada koordinator.',
  'This device is not in the project any more. What is here can be read; nothing new counts.':
    'Perangkat ini sudah tidak di dalam proyek. Yang ada di sini bisa dibaca; yang baru tidak dihitung.',
  'This device has no key for this part of the project.':
    'Perangkat ini tidak punya kunci untuk bagian proyek ini.',
  'This project has not arrived here yet.': 'Proyek ini belum sampai di sini.',
  'This project has not arrived here yet. It comes when you meet a device that has it.':
    'Proyek ini belum sampai di sini. Proyek datang saat kamu bertemu perangkat yang punya.',
  'This project has not arrived here yet. Meet a device that has it, then save.':
    'Proyek ini belum sampai di sini. Temui perangkat yang punya, lalu simpan.',
  'Only a coordinator can change this. Ask one of them.':
    'Hanya koordinator yang bisa mengganti ini. Tanyakan kepada salah satunya.',
  'Another coordinator says what this device may do. Ask one of them.':
    'Koordinator lain yang menentukan apa yang boleh dilakukan perangkat ini. Tanyakan kepada salah satunya.',
  'This device came into the project before yours, or by somebody who did. Ask them to change it.':
    'Perangkat ini masuk ke proyek sebelum perangkatmu, atau lewat orang yang masuk lebih dulu. Minta mereka menggantinya.',
  'This device is not in the project.': 'Perangkat ini tidak ada di proyek.',
  'Only a coordinator can give data to others. Ask one of them.':
    'Hanya koordinator yang bisa menyerahkan data kepada orang lain. Tanyakan kepada salah satunya.',
  'Only members and coordinators can keep a copy for themselves.':
    'Hanya yang menambah dan koordinator yang bisa menyimpan salinan untuk diri sendiri.',
  'Give the project a name.': 'Beri nama proyek ini.',
  'Write what this device is called.': 'Tulis nama perangkat ini.',
  'This project is not on this device.': 'Proyek ini tidak ada di perangkat ini.',
  'This project was closed here. Open it again.': 'Proyek ini sudah ditutup di sini. Buka lagi.',
  'The connection to the project is closed. Open it again.': 'Sambungan ke proyek sudah ditutup. Buka lagi.',
  'This device was closed. Open it again.': 'Perangkat ini sudah ditutup. Buka lagi.',
  'This page could not begin its work. Reload it.':
    'Aplikasi tidak bisa mulai bekerja. Muat ulang halaman ini.',
  'This project cannot be removed from here.': 'Proyek ini tidak bisa dihapus dari sini.',
  'This project cannot do this here.': 'Proyek ini tidak bisa melakukan itu di sini.',
  'This project is in memory only; nobody can be invited to it.':
    'Proyek ini hanya di memori; tidak ada yang bisa diundang.',
  'This project is in memory only; it ends with the page.':
    'Proyek ini hanya di memori; hilang saat halaman ditutup.',
  'Projects in memory cannot be joined.': 'Proyek yang hanya di memori tidak bisa diikuti orang lain.',
  'There is no room left on this device. Free some space; it goes on by itself then.':
    'Tidak ada ruang lagi di perangkat ini. Kosongkan sedikit ruang; setelah itu lanjut sendiri.',
  'What is stored on this device is damaged. Reload the page; if it stays, get it again from another device.':
    'Yang tersimpan di perangkat ini rusak. Muat ulang halaman ini; kalau tetap begitu, ambil lagi dari perangkat lain.',
  'The browser could not read or write what is stored. Reload the page; if it stays, get it again from another device.':
    'Peramban tidak bisa membaca atau menulis yang tersimpan. Muat ulang halaman ini; kalau tetap begitu, ambil lagi dari perangkat lain.',
  'This project is open in another tab. Use that tab, or close it and try again.':
    'Proyek ini terbuka di tab lain. Pakai tab itu, atau tutup dan coba lagi.',
  'This page was opened once more elsewhere, and goes on there. Close one of the two and reload.':
    'Halaman ini dibuka lagi di tempat lain dan lanjut di sana. Tutup salah satunya dan muat ulang yang lain.',
  'This browser cannot keep data for this page. Open it over https in an up-to-date browser, not in a private window.':
    'Peramban ini tidak bisa menyimpan apa pun untuk halaman ini. Buka lewat https di peramban terbaru, bukan di jendela pribadi.',
  'The browser has removed what this page kept. Nothing more is saved here: export what you need, then reload.':
    'Peramban sudah menghapus yang disimpan halaman ini. Tidak ada lagi yang disimpan di sini: keluarkan yang kamu perlukan, lalu muat ulang.',
  'The browser has removed what this page kept before. Join your projects again to get them back from other devices.':
    'Peramban sudah menghapus yang dulu disimpan halaman ini. Gabung lagi ke proyekmu untuk mengambilnya dari perangkat lain.',
  'This browser keeps nothing for this page. When you close it, all is gone that no other device has by then.':
    'Peramban ini tidak menyimpan apa pun untuk halaman ini. Saat ditutup, semua yang tidak ada di perangkat lain akan hilang.',
  'Most of the room that this page has is in use. Free some space on this device before it is full.':
    'Hampir semua ruang untuk halaman ini sudah terpakai. Kosongkan ruang di perangkat ini sebelum penuh.',
  'The browser may remove what this page keeps when room is short. Add it to the home screen, and let other devices have copies.':
    'Peramban bisa menghapus yang disimpan halaman ini bila ruang kurang. Tambahkan halaman ini ke layar utama, dan taruh salinan di perangkat lain.',
  'This data was written by a newer version. Reload to update.':
    'Data ini ditulis dengan versi yang lebih baru. Muat ulang halaman untuk memperbarui.',
  'These keys were written by a newer version. Update, then try again.':
    'Kunci ini ditulis dengan versi yang lebih baru. Perbarui, lalu coba lagi.',
  'Only a coordinator can invite. Ask one of them.':
    'Hanya koordinator yang bisa mengundang. Tanyakan kepada salah satunya.',
  'Nobody waits with this invitation any more.': 'Tidak ada lagi yang menunggu dengan undangan ini.',
  'This is not an invitation. Copy all of it, or ask for a new one.':
    'Ini bukan undangan. Salin seluruhnya, atau minta yang baru.',
  'This invitation was made by a newer version. Update, then try again.':
    'Undangan ini dibuat dengan versi yang lebih baru. Perbarui, lalu coba lagi.',
  'This invitation was made on this device. Open it on another one.':
    'Undangan ini dibuat di perangkat ini. Buka di perangkat lain.',
  'Another device has used this invitation. Ask for a new one.':
    'Perangkat lain sudah memakai undangan ini. Minta yang baru.',
  'This invitation has run out. Ask for a new one.': 'Undangan ini sudah habis. Minta yang baru.',
  'The other side did not let this device in. Ask them, then try a new invitation.':
    'Perangkat lain tidak mengizinkan perangkat ini masuk. Tanyakan dulu, lalu coba undangan baru.',
  'There is no hub to look at. Give the address of one.':
    'Tidak ada titik temu untuk dicari. Masukkan alamat titik temu.',
  'Nobody with this invitation answers. Ask them to keep their project open.':
    'Tidak ada yang menjawab dengan undangan ini. Minta mereka membiarkan proyeknya terbuka.',
  'The other device went away. Try again.': 'Perangkat lain sudah pergi. Coba lagi.',
  'The hub does not have this project.': 'Titik temu tidak punya proyek ini.',
  'This browser cannot connect by a code. Use the address of the hub.':
    'Peramban ini tidak bisa tersambung lewat kode. Pakai alamat titik temu.',
  'This browser cannot connect to devices nearby.':
    'Peramban ini tidak bisa tersambung dengan perangkat di dekatnya.',
  'This device cannot be joined with another one by codes.':
    'Perangkat ini tidak bisa disambungkan dengan yang lain lewat kode.',
  'No code is shown here. Start again with a new one.':
    'Tidak ada kode yang ditunjukkan di sini. Mulai lagi dengan kode baru.',
  'This code comes from the other step. Show it to the device that waits for it.':
    'Kode ini dari langkah yang lain. Tunjukkan ke perangkat yang menunggunya.',
  'This is no code of a device nearby. Scan the one on the screen of the other device.':
    'Ini bukan kode perangkat di dekatmu. Baca kode di layar perangkat lain.',
  'The other device was not reached. Are both in the same network? Start again with new codes.':
    'Perangkat lain tidak tercapai. Apakah keduanya di jaringan yang sama? Mulai lagi dengan kode baru.',
  'This browser could not open a connection. Start again.':
    'Peramban ini tidak bisa membuka sambungan. Mulai lagi.',
  'Too many devices are connected here. Disconnect one first.':
    'Terlalu banyak perangkat tersambung di sini. Putuskan satu dulu.',
  'This is not a file that carries a project. Choose one that was made for it.':
    'Berkas ini tidak membawa proyek. Pilih yang dibuat untuk itu.',
  'This file was made by a newer version. Update, then take it in again.':
    'Berkas ini dibuat dengan versi yang lebih baru. Perbarui, lalu buka lagi.',
  'This file is of another project, or of a part of this one that this device has no key for.':
    'Berkas ini dari proyek lain, atau dari bagian proyek ini yang kuncinya tidak ada di perangkat ini.',
  'This is an incomplete or damaged copy, and nothing of it was taken in. Copy the file again.':
    'Salinan ini tidak lengkap atau rusak, dan tidak ada yang diambil darinya. Salin berkasnya lagi.',
  'This file is damaged. Ask for a new one.': 'Berkas ini rusak. Minta yang baru.',
  'A part of the project could not be read from this device. Open it again, then try once more.':
    'Satu bagian proyek tidak bisa dibaca dari perangkat ini. Buka lagi, lalu coba sekali lagi.',
  'There is no such file in this project.': 'Tidak ada berkas seperti itu di proyek ini.',
  'This file is on another device. It comes when you meet one that has it.':
    'Berkas ini ada di perangkat lain. Berkas datang saat kamu bertemu perangkat yang punya.',
  'No device of this project has told of this file.':
    'Tidak ada perangkat di proyek ini yang mengenal berkas ini.',
  'No other device has this file yet. Meet one that takes it, then remove it here.':
    'Belum ada perangkat lain yang punya berkas ini. Temui yang mau menerimanya, lalu hapus dari sini.',
  'This file is empty. Choose another one.': 'Berkas ini kosong. Pilih yang lain.',
  'This file is too large. It may hold 1 TB.': 'Berkas ini terlalu besar. Paling besar 1 TB.',
  'The name of this file is too long.': 'Nama berkas ini terlalu panjang.',
  'No more of this file came for a minute. Try again.':
    'Sudah satu menit tidak ada lagi yang datang dari berkas ini. Coba lagi.',
  'This file was not kept. Give it again.': 'Berkas ini tidak tersimpan. Masukkan lagi.',
  'Paths cannot be kept here.': 'Jalur tidak bisa disimpan di sini.',
  'This is no path, or it was ended. Begin a new one.':
    'Ini bukan jalur, atau sudah selesai. Mulai yang baru.',
  'Only the device that began a path adds to it.':
    'Hanya perangkat yang memulai jalur yang bisa menambahnya.',
  'A part of this path cannot be read. Meet a device that has it too.':
    'Satu bagian jalur ini tidak bisa dibaca. Temui perangkat lain yang juga punya.',
  'There is no room for this map. Remove another map, or make room on the device.':
    'Tidak ada ruang untuk peta ini. Hapus peta lain, atau kosongkan ruang di perangkat.',
  'The map could not be kept on this device. Try again.':
    'Peta tidak bisa disimpan di perangkat ini. Coba lagi.',
  'This browser keeps no files for this page. Leave private browsing, or use another browser.':
    'Peramban ini tidak menyimpan berkas untuk halaman ini. Tinggalkan jendela pribadi, atau pakai peramban lain.',
  'This browser cannot keep map files. Use a newer one, on a page that begins with https://.':
    'Peramban ini tidak bisa menyimpan berkas peta. Pakai yang lebih baru, di halaman yang diawali https://.',
  'The file of this map is no longer on this device. Get it again.':
    'Berkas peta ini sudah tidak ada di perangkat ini. Ambil lagi.',
  'No part of this map can be kept here. Choose another map.':
    'Tidak ada bagian peta ini yang bisa disimpan di sini. Pilih peta lain.',
  'This part of the map is too large. Choose a smaller one.':
    'Bagian peta ini terlalu besar. Pilih yang lebih kecil.',
  'This map has nothing here.': 'Peta ini tidak punya apa-apa di sini.',
  'A part of the map could not be fetched. Try again with internet.':
    'Satu bagian peta tidak bisa diambil. Coba lagi dengan internet.',
  'This map could not be fetched. Look at the address and try again.':
    'Peta ini tidak bisa diambil. Periksa alamatnya dan coba lagi.',
  'This is no address of a map. It begins with https://.': 'Ini bukan alamat peta. Alamat diawali https://.',
  'What this address answers is no map. Look at it and try again.':
    'Yang dijawab alamat ini bukan peta. Periksa dan coba lagi.',
  'What this map answers is no picture.': 'Yang dijawab peta ini bukan gambar.',
  'This map file is damaged. Get it again.': 'Berkas peta ini rusak. Ambil lagi.',
  'This map file has too many parts. Get a smaller one.':
    'Berkas peta ini punya terlalu banyak bagian. Cari yang lebih kecil.',
  'This map file holds tiles that cannot be drawn here. Get another.':
    'Berkas peta ini berisi bagian yang tidak bisa digambar di sini. Cari yang lain.',
  'This map file is packed in a way that cannot be read here. Get another.':
    'Berkas peta ini dikemas dengan cara yang tidak bisa dibaca di sini. Cari yang lain.',
  'This map file is of a newer kind. Get a newer version of this page.':
    'Berkas peta ini dari jenis yang lebih baru. Cari versi halaman ini yang lebih baru.',
  'The world map could not be read. Load the page again.':
    'Peta dunia tidak bisa dibaca. Muat ulang halaman ini.',
  'There is no category to hand on. Make one first.': 'Tidak ada kategori untuk diserahkan. Buat satu dulu.'
}
