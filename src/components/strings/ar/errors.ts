import type { ErrorTexts } from '../error-keys.js'

/** Arabic texts of what goes wrong and what to do. */
export const errors: ErrorTexts = {
  'error.bad-input': 'شيء مما أُعطي لا يصلح هكذا. انظر فيه وحاول مرة أخرى. ({said})',
  'error.not-found': 'هذا ليس هنا. ربما أُزيل، أو لم يصل بعد من جهاز آخر.',
  'error.value-too-large': 'أحد الأجوبة طويل أو كبير أكثر مما يجب. قصّره وحاول مرة أخرى. ({said})',
  'error.entry-too-large': 'هذا كثير على حفظه دفعة واحدة. احفظه على خطوات.',
  'error.unsupported-version': 'صُنع هذا بإصدار أحدث. حدّث هذا التطبيق وحاول مرة أخرى.',
  'error.not-allowed': 'لا يجوز لهذا الجهاز فعل ذلك في المشروع. اسأل منسّقًا.',
  'error.read-only': 'يمكنك الآن أن ترى هذا المشروع فقط، لا أن تحفظ فيه. اسأل منسّقًا.',
  'error.invite-invalid': 'هذه الدعوة لا تعمل. اطلب دعوة جديدة.',
  'error.invite-used': 'استُعملت هذه الدعوة من قبل. اطلب دعوة جديدة.',
  'error.invite-expired': 'انتهت هذه الدعوة. اطلب دعوة جديدة.',
  'error.invite-refused': 'لم يسمح الجهاز الآخر لهذا الجهاز بالدخول. اسأل صاحبه.',
  'error.not-a-member': 'هذا الجهاز ليس في المشروع بعد. قابل جهازًا فيه المشروع.',
  'error.not-a-bundle': 'هذا الملف لا يحمل مشروعًا. اختر ملفًا صُنع لذلك.',
  'error.bundle-foreign': 'هذا الملف من مشروع آخر. اختر ملفًا غيره.',
  'error.bundle-incomplete': 'هذا الملف تالف أو ناقص. انسخه مرة أخرى.',
  'error.unreachable': 'تعذّر الوصول. انظر هل هناك اتصال وحاول مرة أخرى. ({said})',
  'error.timeout': 'لم يجب أحد في الوقت. حاول مرة أخرى.',
  'error.aborted': 'أُوقف هذا قبل أن ينتهي.',
  'error.closed': 'أُغلق هذا هنا. افتحه مرة أخرى.',
  'error.outcome-unknown': 'لا يُعرف هل حُفظ هذا. انظر في القائمة قبل أن تحفظه مرة أخرى.',
  'error.port-in-use': 'يستعمل برنامج آخر هذا المنفذ. اختر منفذًا غيره. ({said})',
  'error.storage-full': 'لم يبقَ مكان على هذا الجهاز. أفرغ مكانًا وحاول مرة أخرى.',
  'error.storage-broken': 'تعذّرت قراءة المحفوظ على هذا الجهاز أو كتابته. أعد تحميل الصفحة. ({said})',
  'error.storage-in-use': 'يستعمل تبويب آخر أو برنامج آخر المحفوظ هنا. أغلقه وحاول مرة أخرى.',
  'error.storage-unavailable': 'لا يمكن حفظ شيء هنا. استعمل متصفحًا أحدث، لا نافذة خاصة.',
  'error.storage-removed': 'أزال المتصفح ما كانت هذه الصفحة تحفظه. أعد تحميل الصفحة.',
  'error.not-here': 'هذا الملف على جهاز آخر. يصل عندما تقابل جهازًا هو فيه.',
  'error.only-copy': 'هذا الملف ليس على جهاز آخر. شارك نسخة منه أولًا، ثم أزله من هنا.',
  'error.release-refused': 'لا يمكن أن يخرج شيء من المشروع هكذا. ({said})',
  'error.plugin-invalid': 'جزء أُضيف إلى هذه الصفحة لا يناسبها ولا يُستعمل. أخبر من صنع الصفحة. ({said})',
  'error.plugin-failed': 'تعطّل جزء أُضيف إلى هذه الصفحة. أخبر من صنع الصفحة. ({said})',
  'error.capability-missing': 'لا يمكن فعل ذلك هنا. ({said})',
  'error.internal': 'تعطّل شيء داخل التطبيق. أعد تحميل الصفحة، وإن بقي الأمر فأخبر من صنعه. ({said})',
  'This was written by a newer version. Update the app to read it.':
    'كُتب هذا بإصدار أحدث. حدّث التطبيق لتقرأه.',
  'A newer version wrote to this project. Update this app to write again.':
    'كتب إصدار أحدث في هذا المشروع. حدّث هذا التطبيق لتحفظ من جديد.',
  'This is too much for one change. Save it in several steps.': 'هذا كثير على تغيير واحد. احفظه على خطوات.',
  'This is too much to be saved at once (64 KiB). Save part of it, then add the rest.':
    'هذا كثير على حفظه دفعة واحدة (64 KiB). احفظ جزءًا منه ثم أضف الباقي.',
  'A text holds a broken character. Remove it and try again.': 'في النص حرف تالف. أزله وحاول مرة أخرى.',
  'The place is not a position on the earth. Put it on the map again.':
    'هذا المكان ليس على الأرض. ضعه على الخريطة مرة أخرى.',
  'This changes answers that are not here any more. Open it again.':
    'هذا التعديل على أجوبة لم تعد هنا. افتحها مرة أخرى.',
  'Too many people answered here at once. Settle the other answers, then delete.':
    'أجاب هنا أشخاص كثيرون في وقت واحد. اختر من الأجوبة الأخرى ثم احذف.',
  'This is not here, or does not count. Meet other devices, then try again.':
    'هذا ليس هنا، أو لا يُحسب. قابل أجهزة أخرى ثم حاول مرة أخرى.',
  'This is not here any more.': 'لم يعد هذا هنا.',
  'Something saved here cannot be read. Meet a device that has it too.':
    'شيء محفوظ هنا لا يمكن قراءته. قابل جهازًا هو فيه أيضًا.',
  'It is not known whether this was saved. Look in the list before you save it again.':
    'لا يُعرف هل حُفظ هذا. انظر في القائمة قبل أن تحفظه مرة أخرى.',
  'This could not be saved, and may be in the project all the same. Free some space on this device, and look in the list before you save it again.':
    'تعذّر حفظ هذا، وقد يكون في المشروع مع ذلك. أفرغ مكانًا على هذا الجهاز، وانظر في القائمة قبل أن تحفظه مرة أخرى.',
  'This was cut off before it was answered. Look whether it was done, then try again.':
    'انقطع هذا قبل أن يأتي الجواب. انظر هل تم، ثم حاول مرة أخرى.',
  'Your role in this project does not allow this. Ask a coordinator.':
    'ما يجوز لك في هذا المشروع لا يشمل هذا. اسأل منسّقًا.',
  'In this project you may see, not add. Ask a coordinator.':
    'يمكنك في هذا المشروع أن ترى، لا أن تضيف. اسأل منسّقًا.',
  'This device is not in the project any more. What is here can be read; nothing new counts.':
    'لم يعد هذا الجهاز في المشروع. ما هو هنا يمكن قراءته؛ ولا يُحسب شيء جديد.',
  'This device has no key for this part of the project.': 'ليس لدى هذا الجهاز مفتاح هذا الجزء من المشروع.',
  'This project has not arrived here yet.': 'لم يصل هذا المشروع إلى هنا بعد.',
  'This project has not arrived here yet. It comes when you meet a device that has it.':
    'لم يصل هذا المشروع إلى هنا بعد. يصل عندما تقابل جهازًا هو فيه.',
  'This project has not arrived here yet. Meet a device that has it, then save.':
    'لم يصل هذا المشروع إلى هنا بعد. قابل جهازًا هو فيه ثم احفظ.',
  'Only a coordinator can change this. Ask one of them.': 'لا يغيّر هذا إلا منسّق. اسأل أحد المنسّقين.',
  'Another coordinator says what this device may do. Ask one of them.':
    'منسّق آخر يقرر ما يجوز لهذا الجهاز. اسأل أحد المنسّقين.',
  'This device came into the project before yours, or by somebody who did. Ask them to change it.':
    'دخل هذا الجهاز المشروع قبل جهازك، أو أدخله من دخل قبلك. اطلب منهم تغييره.',
  'This device is not in the project.': 'هذا الجهاز ليس في المشروع.',
  'Only a coordinator can give data to others. Ask one of them.':
    'لا يسلّم البيانات إلى غيرنا إلا منسّق. اسأل أحد المنسّقين.',
  'Only members and coordinators can keep a copy for themselves.':
    'لا يحتفظ بنسخة لنفسه إلا من يضيف إلى المشروع أو ينسّقه.',
  'Give the project a name.': 'سمِّ المشروع.',
  'Write what this device is called.': 'اكتب اسم هذا الجهاز.',
  'This project is not on this device.': 'هذا المشروع ليس على هذا الجهاز.',
  'This project was closed here. Open it again.': 'أُغلق هذا المشروع هنا. افتحه مرة أخرى.',
  'The connection to the project is closed. Open it again.': 'انقطع الاتصال بالمشروع. افتحه مرة أخرى.',
  'This device was closed. Open it again.': 'أُغلق هذا الجهاز. افتحه مرة أخرى.',
  'This page could not begin its work. Reload it.': 'تعذّر تشغيل التطبيق. أعد تحميل الصفحة.',
  'This project cannot be removed from here.': 'لا يمكن إزالة هذا المشروع من هنا.',
  'This project cannot do this here.': 'لا يستطيع هذا المشروع فعل ذلك هنا.',
  'This project is in memory only; nobody can be invited to it.':
    'هذا المشروع في الذاكرة فقط؛ لا يمكن دعوة أحد إليه.',
  'This project is in memory only; it ends with the page.': 'هذا المشروع في الذاكرة فقط؛ ينتهي مع الصفحة.',
  'Projects in memory cannot be joined.': 'لا يمكن الانضمام إلى مشاريع في الذاكرة فقط.',
  'There is no room left on this device. Free some space; it goes on by itself then.':
    'لم يبقَ مكان على هذا الجهاز. أفرغ مكانًا، ثم يتابع وحده.',
  'What is stored on this device is damaged. Reload the page; if it stays, get it again from another device.':
    'المحفوظ على هذا الجهاز تالف. أعد تحميل الصفحة؛ وإن بقي تالفًا فخذه من جديد من جهاز آخر.',
  'The browser could not read or write what is stored. Reload the page; if it stays, get it again from another device.':
    'لم يستطع المتصفح قراءة المحفوظ أو كتابته. أعد تحميل الصفحة؛ وإن بقي الأمر فخذه من جديد من جهاز آخر.',
  'This project is open in another tab. Use that tab, or close it and try again.':
    'هذا المشروع مفتوح في تبويب آخر. استعمل ذلك التبويب، أو أغلقه وحاول مرة أخرى.',
  'This page was opened once more elsewhere, and goes on there. Close one of the two and reload.':
    'فُتحت هذه الصفحة مرة أخرى في مكان آخر وتتابع هناك. أغلق إحداهما وأعد تحميل الأخرى.',
  'This browser cannot keep data for this page. Open it over https in an up-to-date browser, not in a private window.':
    'لا يستطيع هذا المتصفح حفظ شيء لهذه الصفحة. افتحها عبر https في متصفح حديث، لا في نافذة خاصة.',
  'The browser has removed what this page kept. Nothing more is saved here: export what you need, then reload.':
    'أزال المتصفح ما كانت هذه الصفحة تحفظه. لا يُحفظ هنا شيء بعد الآن: أخرج ما تحتاج إليه ثم أعد تحميل الصفحة.',
  'The browser has removed what this page kept before. Join your projects again to get them back from other devices.':
    'أزال المتصفح ما حفظته هذه الصفحة من قبل. انضم إلى مشاريعك مرة أخرى لتأخذها من أجهزة أخرى.',
  'This browser keeps nothing for this page. When you close it, all is gone that no other device has by then.':
    'لا يحفظ هذا المتصفح شيئًا لهذه الصفحة. عندما تغلقها يزول كل ما ليس على جهاز آخر.',
  'Most of the room that this page has is in use. Free some space on this device before it is full.':
    'معظم المكان المتاح لهذه الصفحة مستعمل. أفرغ مكانًا على هذا الجهاز قبل أن يمتلئ.',
  'The browser may remove what this page keeps when room is short. Add it to the home screen, and let other devices have copies.':
    'قد يزيل المتصفح ما تحفظه هذه الصفحة إذا ضاق المكان. أضفها إلى الشاشة الرئيسية، ودع لأجهزة أخرى نسخًا.',
  'This data was written by a newer version. Reload to update.':
    'كُتبت هذه البيانات بإصدار أحدث. أعد تحميل الصفحة لتحديثها.',
  'These keys were written by a newer version. Update, then try again.':
    'كُتبت هذه المفاتيح بإصدار أحدث. حدّث التطبيق وحاول مرة أخرى.',
  'Only a coordinator can invite. Ask one of them.': 'لا يدعو إلا منسّق. اسأل أحد المنسّقين.',
  'Nobody waits with this invitation any more.': 'لم يعد أحد ينتظر بهذه الدعوة.',
  'This is not an invitation. Copy all of it, or ask for a new one.':
    'هذه ليست دعوة. انسخها كاملة، أو اطلب دعوة جديدة.',
  'This invitation was made by a newer version. Update, then try again.':
    'صُنعت هذه الدعوة بإصدار أحدث. حدّث التطبيق وحاول مرة أخرى.',
  'This invitation was made on this device. Open it on another one.':
    'صُنعت هذه الدعوة على هذا الجهاز. افتحها على جهاز آخر.',
  'Another device has used this invitation. Ask for a new one.':
    'استعمل جهاز آخر هذه الدعوة. اطلب دعوة جديدة.',
  'This invitation has run out. Ask for a new one.': 'انتهت هذه الدعوة. اطلب دعوة جديدة.',
  'The other side did not let this device in. Ask them, then try a new invitation.':
    'لم يسمح الجهاز الآخر لهذا الجهاز بالدخول. اسأل صاحبه، ثم جرّب دعوة جديدة.',
  'There is no hub to look at. Give the address of one.': 'لا توجد محطة للبحث فيها. ضع عنوان محطة.',
  'Nobody with this invitation answers. Ask them to keep their project open.':
    'لا يجيب أحد بهذه الدعوة. اطلب منهم إبقاء مشروعهم مفتوحًا.',
  'The other device went away. Try again.': 'ذهب الجهاز الآخر. حاول مرة أخرى.',
  'The hub does not have this project.': 'ليس لدى المحطة هذا المشروع.',
  'This browser cannot connect by a code. Use the address of the hub.':
    'لا يستطيع هذا المتصفح الاتصال برمز. استعمل عنوان المحطة.',
  'This browser cannot connect to devices nearby.': 'لا يستطيع هذا المتصفح الاتصال بأجهزة قريبة.',
  'This device cannot be joined with another one by codes.': 'لا يمكن وصل هذا الجهاز بجهاز آخر بالرموز.',
  'No code is shown here. Start again with a new one.': 'لا يُعرض رمز هنا. ابدأ من جديد برمز جديد.',
  'This code comes from the other step. Show it to the device that waits for it.':
    'هذا الرمز من الخطوة الأخرى. اعرضه على الجهاز الذي ينتظره.',
  'This is no code of a device nearby. Scan the one on the screen of the other device.':
    'هذا ليس رمز جهاز قريب. اقرأ الرمز الذي على شاشة الجهاز الآخر.',
  'The other device was not reached. Are both in the same network? Start again with new codes.':
    'تعذّر الوصول إلى الجهاز الآخر. هل الجهازان على الشبكة نفسها؟ ابدأ من جديد برموز جديدة.',
  'This browser could not open a connection. Start again.': 'لم يستطع هذا المتصفح فتح اتصال. ابدأ من جديد.',
  'Too many devices are connected here. Disconnect one first.':
    'أجهزة كثيرة متصلة هنا. اقطع اتصال أحدها أولًا.',
  'This is not a file that carries a project. Choose one that was made for it.':
    'هذا الملف لا يحمل مشروعًا. اختر ملفًا صُنع لذلك.',
  'This file was made by a newer version. Update, then take it in again.':
    'صُنع هذا الملف بإصدار أحدث. حدّث التطبيق ثم افتحه مرة أخرى.',
  'This file is of another project, or of a part of this one that this device has no key for.':
    'هذا الملف من مشروع آخر، أو من جزء من هذا المشروع ليس لدى هذا الجهاز مفتاحه.',
  'This is an incomplete or damaged copy, and nothing of it was taken in. Copy the file again.':
    'هذه نسخة ناقصة أو تالفة، ولم يؤخذ منها شيء. انسخ الملف مرة أخرى.',
  'This file is damaged. Ask for a new one.': 'هذا الملف تالف. اطلب ملفًا جديدًا.',
  'A part of the project could not be read from this device. Open it again, then try once more.':
    'تعذّرت قراءة جزء من المشروع من هذا الجهاز. افتحه مرة أخرى، ثم حاول.',
  'There is no such file in this project.': 'لا يوجد ملف كهذا في هذا المشروع.',
  'This file is on another device. It comes when you meet one that has it.':
    'هذا الملف على جهاز آخر. يصل عندما تقابل جهازًا هو فيه.',
  'No device of this project has told of this file.': 'لا يعرف أي جهاز في هذا المشروع هذا الملف.',
  'No other device has this file yet. Meet one that takes it, then remove it here.':
    'هذا الملف ليس على جهاز آخر بعد. قابل جهازًا يأخذه، ثم أزله من هنا.',
  'This file is empty. Choose another one.': 'هذا الملف فارغ. اختر ملفًا آخر.',
  'This file is too large. It may hold 1 TB.': 'هذا الملف كبير جدًا. يمكن أن يكون حتى 1 TB.',
  'The name of this file is too long.': 'اسم هذا الملف طويل جدًا.',
  'No more of this file came for a minute. Try again.':
    'لم يصل شيء آخر من هذا الملف منذ دقيقة. حاول مرة أخرى.',
  'This file was not kept. Give it again.': 'لم يُحفظ هذا الملف. ضعه مرة أخرى.',
  'Paths cannot be kept here.': 'لا يمكن حفظ المسارات هنا.',
  'This is no path, or it was ended. Begin a new one.': 'هذا ليس مسارًا، أو انتهى. ابدأ مسارًا جديدًا.',
  'Only the device that began a path adds to it.': 'لا يضيف إلى المسار إلا الجهاز الذي بدأه.',
  'A part of this path cannot be read. Meet a device that has it too.':
    'جزء من هذا المسار لا يمكن قراءته. قابل جهازًا هو فيه أيضًا.',
  'There is no room for this map. Remove another map, or make room on the device.':
    'لا مكان لهذه الخريطة. أزل خريطة أخرى، أو أفرغ مكانًا على الجهاز.',
  'The map could not be kept on this device. Try again.': 'تعذّر حفظ الخريطة على هذا الجهاز. حاول مرة أخرى.',
  'This browser keeps no files for this page. Leave private browsing, or use another browser.':
    'لا يحفظ هذا المتصفح ملفات لهذه الصفحة. اترك النافذة الخاصة، أو استعمل متصفحًا آخر.',
  'This browser cannot keep map files. Use a newer one, on a page that begins with https://.':
    'لا يستطيع هذا المتصفح حفظ ملفات الخرائط. استعمل متصفحًا أحدث، على صفحة تبدأ بـ \u2066https://\u2069.',
  'The file of this map is no longer on this device. Get it again.':
    'لم يعد ملف هذه الخريطة على هذا الجهاز. خذه مرة أخرى.',
  'No part of this map can be kept here. Choose another map.':
    'لا يمكن حفظ أي جزء من هذه الخريطة هنا. اختر خريطة أخرى.',
  'This part of the map is too large. Choose a smaller one.':
    'هذا الجزء من الخريطة كبير جدًا. اختر جزءًا أصغر.',
  'This map has nothing here.': 'لا شيء في هذه الخريطة هنا.',
  'A part of the map could not be fetched. Try again with internet.':
    'تعذّر جلب جزء من الخريطة. حاول مرة أخرى مع الإنترنت.',
  'This map could not be fetched. Look at the address and try again.':
    'تعذّر جلب هذه الخريطة. انظر في العنوان وحاول مرة أخرى.',
  'This is no address of a map. It begins with https://.':
    'هذا ليس عنوان خريطة. يبدأ العنوان بـ \u2066https://\u2069.',
  'What this address answers is no map. Look at it and try again.':
    'ما يجيب به هذا العنوان ليس خريطة. انظر فيه وحاول مرة أخرى.',
  'What this map answers is no picture.': 'ما تجيب به هذه الخريطة ليس صورة.',
  'This map file is damaged. Get it again.': 'ملف الخريطة هذا تالف. خذه مرة أخرى.',
  'This map file has too many parts. Get a smaller one.': 'في ملف الخريطة هذا أجزاء كثيرة جدًا. خذ ملفًا أصغر.',
  'This map file holds tiles that cannot be drawn here. Get another.':
    'في ملف الخريطة هذا ما لا يمكن رسمه هنا. خذ ملفًا آخر.',
  'This map file is packed in a way that cannot be read here. Get another.':
    'ملف الخريطة هذا مضغوط بطريقة لا يمكن قراءتها هنا. خذ ملفًا آخر.',
  'This map file is of a newer kind. Get a newer version of this page.':
    'ملف الخريطة هذا من نوع أحدث. خذ إصدارًا أحدث من هذه الصفحة.',
  'The world map could not be read. Load the page again.': 'تعذّرت قراءة خريطة العالم. أعد تحميل الصفحة.',
  'There is no category to hand on. Make one first.': 'لا توجد فئة لتسليمها. أنشئ فئة أولًا.'
}
