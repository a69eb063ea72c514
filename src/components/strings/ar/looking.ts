import type { looking as english } from '../en/looking.js'

/** Arabic texts of looking closer at an observation. */
export const looking: { readonly [key in keyof typeof english]: string } = {
  'history.title': 'التغييرات',
  'history.create': 'أُضيفت',
  'history.delete': 'حُذفت',
  'history.restore': 'أُعيدت',
  'history.cleared': 'أُزيلت الإجابة',
  'history.fileAdded': 'أُضيفت صورة أو تسجيل',
  'history.fileTaken': 'أُزيلت صورة أو تسجيل',
  'history.observedAt': 'متى شوهدت',
  'history.mayLeave': 'يمكن أن تخرج من المشروع',
  'history.void': 'لا يُحسب: لم يكن لذلك الجهاز حق في ذلك.',
  'history.now': 'معروض الآن',
  'history.use': 'استعمال هذا من جديد',
  'history.used': 'كُتب من جديد. ما كان من قبل يبقى في هذه القائمة.',
  'history.more': 'عرض التغييرات السابقة',
  'history.none': 'لا تغييرات معروفة هنا.',
  'viewer.next': 'التالي',
  'viewer.previous': 'السابق',
  'viewer.place': '{n} من {total}'
}
