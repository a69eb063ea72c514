import type { release as english } from '../en/release.js'

/** Arabic texts of what is asked before something leaves the project. */
export const release: { readonly [key in keyof typeof english]: string } = {
  'release.title': 'قبل أن يخرج هذا',
  'release.recipient': 'إلى',
  'release.recipientHint': 'شخص أو مجموعة',
  'release.purpose': 'من أجل',
  'release.purposeHint': 'ما سيفعلونه به',
  'release.until': 'حتى',
  'release.untilHint': 'اطلب منهم حذفه حينها',
  'release.format': 'نوع الملف',
  'release.place': 'المكان',
  'release.howExact': 'ما مدى دقة المكان؟',
  'release.exact': 'المكان الدقيق',
  'release.exactShort': 'دقيق',
  'release.square': 'ضمن مربع ضلعه {side}',
  'release.noPlace': 'بلا أي مكان',
  'release.noPlaceShort': 'بلا مكان',
  'release.leaveWith':
    'لا ملاحظات تخرج مع|تخرج ملاحظة واحدة مع|تخرج ملاحظتان مع|تخرج {n} ملاحظات مع|تخرج {n} ملاحظة مع|تخرج {n} ملاحظة مع',
  'release.field.category': 'ما هي',
  'release.field.when': 'متى شوهدت',
  'release.field.name': 'الاسم',
  'release.field.id': 'رقمها في برنامج آخر',
  'release.field.other': 'تفصيل آخر: {key}',
  'release.always': 'وقت كتابة كل واحدة ورقمها في هذا المشروع يخرجان دائمًا معها.',
  'release.stay':
    'لا شيء يبقى هنا.|واحدة تبقى هنا.|اثنتان تبقيان هنا.|{n} تبقى هنا.|{n} تبقى هنا.|{n} تبقى هنا.',
  'release.stayHint': 'نوعها لا يخرج من هذا المشروع أبدًا.',
  'release.never': 'أسماء الناس وأجهزتهم والإجابات الأخرى لا تخرج معها أبدًا.',
  'release.release':
    'لا ملاحظات للتسليم|تسليم ملاحظة واحدة|تسليم ملاحظتين|تسليم {n} ملاحظات|تسليم {n} ملاحظة|تسليم {n} ملاحظة',
  'release.writing': 'جارٍ كتابة الملف',
  'release.done': 'حفظ متصفحك الملف. تبقى ملاحظة صغيرة عنه على {device}.',
  'release.forGood': 'متى خرج لا يمكن إرجاعه.',
  'release.needRecipient': 'قل من يأخذه.',
  'release.needPurpose': 'قل لأي غرض.',
  'release.nothing': 'لا شيء يجوز أن يخرج.',
  'release.ask':
    'ألا تخرج أي ملاحظة؟|هل تخرج ملاحظة واحدة؟|هل تخرج ملاحظتان؟|هل تخرج {n} ملاحظات؟|هل تخرج {n} ملاحظة؟|هل تخرج {n} ملاحظة؟',
  'release.yes': 'تسليم'
}
