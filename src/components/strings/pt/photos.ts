import type { photos as english } from '../en/photos.js'

/** Portuguese. */
export const photos: { readonly [key in keyof typeof english]: string } = {
  'photo.knowsPlace': 'A foto sabe onde foi tirada.',
  'photo.elsewhere': 'A foto foi tirada em outro lugar, a {distance} daqui.',
  'photo.usePlace': 'Usar esse lugar',
  'photo.used': 'A observação está agora onde a foto foi tirada.',
  'photo.leave': 'Deixar o lugar como está'
}
