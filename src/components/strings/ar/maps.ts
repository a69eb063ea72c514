import type { maps as english } from '../en/maps.js'

/** Arabic texts of base maps and of reading the map. */
export const maps: { readonly [key in keyof typeof english]: string } = {
  'map.baseDamaged': 'خريطة الأساس هذه تالفة. احصل عليها من جديد.',
  'map.baseFailed': 'تعذر جلب خريطة الأساس هذه. اختر غيرها، أو حاول مرة أخرى مع الإنترنت.',
  'position.dms.north': '\u2066{degrees}° {minutes}′ {seconds}″\u2069 شمالًا',
  'position.dms.south': '\u2066{degrees}° {minutes}′ {seconds}″\u2069 جنوبًا',
  'position.dms.east': '\u2066{degrees}° {minutes}′ {seconds}″\u2069 شرقًا',
  'position.dms.west': '\u2066{degrees}° {minutes}′ {seconds}″\u2069 غربًا',
  'coordinates.other': 'اضغط لكتابته بطريقة أخرى'
}
