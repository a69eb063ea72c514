import type { answers as english } from '../en/answers.js'

/** Arabic, as in `fieldwork.ts`. */
export const answers: { readonly [key in keyof typeof english]: string } = {
  'options.search': 'ابحث في الإجابات',
  'options.found':
    'لا إجابات مطابقة|إجابة واحدة مطابقة|إجابتان مطابقتان|{n} إجابات مطابقة|{n} إجابة مطابقة|{n} إجابة مطابقة',
  'options.takeAway': 'أزل {name}',
  'group.add': 'أضف صفًا',
  'group.row': 'الصف {n}',
  'group.remove': 'أزل الصف {n}',
  'group.removed': 'أُزيل الصف.',
  'group.up': 'ارفع الصف {n}',
  'group.down': 'أنزل الصف {n}',
  'place.here': 'مكاني الآن',
  'place.looking': 'جارٍ البحث عن موقعك…',
  'place.denied': 'الموقع مغلق لهذه الصفحة. شغّله في إعدادات المتصفح أو اكتبه.',
  'place.unavailable': 'لم يُعثر على موقع هنا. جرّب مرة أخرى تحت سماء مفتوحة أو اكتبه.',
  'place.write': 'اكتبه',
  'place.writeLabel': 'الموقع بالأرقام',
  'place.use': 'استعمله',
  'place.wrong': 'هذا ليس موقعًا. اكتب رقمين، الشمال أو الجنوب أولًا: 4.2000 S, 73.1000 W',
  'place.clear': 'أزل المكان',
  'files.noRoom': 'لا تُحفظ الصور والتسجيلات إلا داخل مشروع.'
}
