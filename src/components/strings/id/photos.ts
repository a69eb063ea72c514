import type { photos as english } from '../en/photos.js'

/** Indonesian. */
export const photos: { readonly [key in keyof typeof english]: string } = {
  'photo.knowsPlace': 'Foto ini tahu di mana ia diambil.',
  'photo.elsewhere': 'Foto ini diambil di tempat lain, {distance} dari sini.',
  'photo.usePlace': 'Pakai tempat itu',
  'photo.used': 'Temuan sekarang ada di tempat foto diambil.',
  'photo.leave': 'Biarkan tempatnya seperti ini'
}
