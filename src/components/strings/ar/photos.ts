import type { photos as english } from '../en/photos.js'

/** Arabic. */
export const photos: { readonly [key in keyof typeof english]: string } = {
  'photo.knowsPlace': 'الصورة تعرف أين التُقطت.',
  'photo.elsewhere': 'التُقطت الصورة في مكان آخر، على بُعد {distance} من هنا.',
  'photo.usePlace': 'استعمال ذلك المكان',
  'photo.used': 'الملاحظة الآن حيث التُقطت الصورة.',
  'photo.leave': 'ترك المكان كما هو'
}
