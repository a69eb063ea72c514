import type { following as english } from '../en/following.js'

/** Indonesian texts of the own position on the map, and of a map that is turned. */
export const following: { readonly [key in keyof typeof english]: string } = {
  'map.locating': 'Mencari posisimu',
  'map.located': 'Posisimu, dalam {distance}. Tekan dan peta mengikutimu',
  'map.follows': 'Peta mengikutimu. Tekan untuk menyembunyikan posisimu',
  'map.followsTurn': 'Peta mengikutimu. Tekan dan peta ikut berputar',
  'map.turns': 'Peta mengikutimu dan ikut berputar. Tekan untuk menyembunyikan posisimu',
  'map.denied': 'Posisi dimatikan untuk halaman ini. Nyalakan di pengaturan peramban.',
  'map.unavailable': 'Posisi tidak ditemukan di sini. Coba lagi di tempat terbuka.',
  'map.turnDenied': 'Arah dimatikan untuk halaman ini. Peta mengikutimu tanpa berputar.',
  'map.north': 'Putar utara ke atas'
}
