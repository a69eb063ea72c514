import type { keepArea as english } from '../en/keep-area.js'

/** Arabic texts of keeping a part of a base map on the device. */
export const keepArea: { readonly [key in keyof typeof english]: string } = {
  'area.title': 'احفظ جزءًا من هذه الخريطة على {device}',
  'area.lead': 'عندها تعمل دون إنترنت. الوسط هو مكان الخريطة الآن.',
  'area.village': 'هذه القرية',
  'area.valley': 'هذا الوادي',
  'area.region': 'هذه المنطقة',
  'area.view': 'ما تعرضه الخريطة الآن',
  'area.across': 'عرضه {distance}',
  'area.looking': 'جارٍ النظر في حجمه',
  'area.size': 'حوالي {size}.',
  'area.sizeAndFree': 'حوالي {size}. المتبقي على {device}: {free}.',
  'area.noRoom': 'حوالي {size}. لا مكان له: المتبقي على {device}: {free}. اختر جزءًا أصغر أو أزل خريطة أخرى.',
  'area.tooLarge': 'هذا الجزء كبير جدًا. اختر جزءًا أصغر.',
  'area.keep': 'احفظه هنا',
  'area.working': 'جارٍ جلب {name}',
  'area.progress': '{done} من {total} قطعة، {size}',
  'area.stop': 'توقف',
  'area.begun': '{name} لم تكتمل بعد.',
  'area.goOn': 'تابع',
  'area.drop': 'أزل ما هو هنا'
}
