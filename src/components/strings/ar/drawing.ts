import type { drawing as english } from '../en/drawing.js'

/** Arabic. */
export const drawing: { readonly [key in keyof typeof english]: string } = {
  'draw.point': 'ضع النقطة',
  'draw.line': 'ارسم الخط',
  'draw.area': 'ارسم المساحة',
  'draw.hint': 'المس الخريطة، أو حرّكها تحت العلامة.',
  'draw.addHere': 'أضف نقطة هنا',
  'draw.putHere': 'ضعها هنا',
  'draw.moveHere': 'انقل النقطة إلى هنا',
  'draw.next': 'اختر النقطة التالية',
  'draw.remove': 'احذف النقطة',
  'draw.done': 'تم',
  'draw.crosses': 'الحدّ يتقاطع مع نفسه. انقل نقطة أو احذفها.',
  'draw.again': 'ابدأ من جديد',
  'measure.line': 'المسافة',
  'measure.area': 'المساحة'
}
