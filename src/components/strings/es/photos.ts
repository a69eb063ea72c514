import type { photos as english } from '../en/photos.js'

/** Spanish. */
export const photos: { readonly [key in keyof typeof english]: string } = {
  'photo.knowsPlace': 'La foto sabe dónde se tomó.',
  'photo.elsewhere': 'La foto se tomó en otro lugar, a {distance} de aquí.',
  'photo.usePlace': 'Usar ese lugar',
  'photo.used': 'La observación está ahora donde se tomó la foto.',
  'photo.leave': 'Dejar el lugar como está'
}
