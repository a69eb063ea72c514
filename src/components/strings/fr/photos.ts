import type { photos as english } from '../en/photos.js'

/** French. */
export const photos: { readonly [key in keyof typeof english]: string } = {
  'photo.knowsPlace': 'La photo sait où elle a été prise.',
  'photo.elsewhere': 'La photo a été prise ailleurs, à {distance} d’ici.',
  'photo.usePlace': 'Utiliser ce lieu',
  'photo.used': 'L’observation est maintenant là où la photo a été prise.',
  'photo.leave': 'Laisser le lieu comme il est'
}
