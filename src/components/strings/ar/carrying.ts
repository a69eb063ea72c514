import type { carrying as english } from '../en/carrying.js'

/** Arabic texts of what goes by hand: codes between two devices, files. */
export const carrying: { readonly [key in keyof typeof english]: string } = {
  'nearby.how': 'بلا أي شبكة: جهاز يعرض رمزًا، والآخر يقرؤه ويعرض جوابه.',
  'nearby.show': 'عرض رمز',
  'nearby.read': 'قراءة رمزهم',
  'nearby.theirs': 'أو ضع رمزهم',
  'nearby.readAnswer': 'قراءة جوابهم',
  'nearby.answer': 'أو ضع جوابهم',
  'nearby.use': 'استعماله',
  'nearby.first': 'أولًا: يقرأ الجهاز الآخر هذا الرمز.',
  'nearby.second': 'ثانيًا: يقرأ الجهاز الأول هذا الجواب.',
  'nearby.code': 'مربع فيه الرمز، لتوجيه الكاميرا إليه',
  'nearby.asText': 'كنص',
  'nearby.again': 'البدء من جديد',
  'nearby.working': 'يبحث كل منهما عن الآخر. أبقِ الجهازين يعملان.',
  'nearby.done': 'الجهازان متصلان.',
  'carried.how': 'حيث لا يصل أي اتصال: أنشئ ملفًا واحمله وافتحه هناك. لا تقرؤه إلا أجهزة هذا المشروع.',
  'carried.for': 'ما يدخل في الملف',
  'carried.everything': 'كل شيء',
  'carried.missing': 'ما ينقص {name}',
  'carried.make': 'إنشاء ملف',
  'carried.take': 'فتح ملف',
  'carried.making': 'جارٍ إنشاء الملف',
  'carried.taking': 'جارٍ إدخال الملف',
  'carried.made': 'حفظ متصفحك الملف. احمله إلى الجهاز الآخر.',
  'carried.taken':
    'لا قطع جديدة من {name}.|قطعة جديدة من {name} صارت هنا.|قطعتان جديدتان من {name} صارتا هنا.|{n} قطع جديدة من {name} صارت هنا.|{n} قطعة جديدة من {name} صارت هنا.|{n} قطعة جديدة من {name} صارت هنا.',
  'carried.nothingNew': 'لم يكن في الملف من {name} شيء جديد.',
  'carried.gaps':
    'لا قطع تنتظر ملفًا أقدم.|قطعة واحدة تنتظر ملفًا أقدم. افتحه أيضًا.|قطعتان تنتظران ملفًا أقدم. افتحه أيضًا.|{n} قطع تنتظر ملفًا أقدم. افتحه أيضًا.|{n} قطعة تنتظر ملفًا أقدم. افتحه أيضًا.|{n} قطعة تنتظر ملفًا أقدم. افتحه أيضًا.',
  'carried.refused':
    'لم تُترك أي قطعة.|قطعة واحدة لم تكن ما وقّعه صاحبها، فتُركت.|قطعتان لم تكونا ما وقّعه صاحبهما، فتُركتا.|{n} قطع لم تكن ما وقّعه أصحابها، فتُركت.|{n} قطعة لم تكن ما وقّعه أصحابها، فتُركت.|{n} قطعة لم تكن ما وقّعه أصحابها، فتُركت.'
}
