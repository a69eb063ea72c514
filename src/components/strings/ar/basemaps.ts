import type { basemaps as english } from '../en/basemaps.js'

/** Arabic texts of the choice of base maps. */
export const basemaps: { readonly [key in keyof typeof english]: string } = {
  'basemaps.title': 'خريطة الأساس',
  'basemaps.none': 'لا توجد خريطة أساس هنا بعد.',
  'basemaps.here': 'على {device}، {size}',
  'basemaps.fromWeb': 'تحتاج إلى الإنترنت',
  'basemaps.fileHint': 'يُحفظ ملف الخريطة ({kinds}) على {device} ويعمل بلا إنترنت. اختره، أو أفلته هنا.',
  'basemaps.addFile': 'اختر ملف خريطة',
  'basemaps.addAddress': 'أضف خريطة بعنوانها',
  'basemaps.address': 'العنوان',
  'basemaps.addressHint': 'يبدأ بـ https:// وهو عنوان نمط خريطة، أو فيه {z} و{x} و{y}.',
  'basemaps.name': 'ما اسم هذه الخريطة؟',
  'basemaps.attribution': 'من صنع الخريطة',
  'basemaps.attributionHint': 'يُكتب على الخريطة كما يطلب صانعوها.',
  'basemaps.addIt': 'أضف هذه الخريطة',
  'basemaps.copying': 'حفظ الخريطة على {device}',
  'basemaps.looking': 'النظر في الخريطة',
  'basemaps.progress': '{done} من {total}',
  'basemaps.added': 'الخريطة محفوظة على {device}. تعمل بلا إنترنت.',
  'basemaps.addedWeb': 'أُضيفت الخريطة. تحتاج إلى الإنترنت.',
  'basemaps.remove': 'أزل {name}',
  'basemaps.removeAsk': 'هل تُزال {name} من {device}؟',
  'basemaps.removeHint': 'يتحرر {size}. لاستعادتها تحتاج إلى ملفها من جديد.',
  'basemaps.removeYes': 'أزلها',
  'basemaps.keep': 'أبقها'
}
