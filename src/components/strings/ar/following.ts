import type { following as english } from '../en/following.js'

/** Arabic texts of the own position on the map, and of a map that is turned. */
export const following: { readonly [key in keyof typeof english]: string } = {
  'map.locating': 'جارٍ البحث عن موقعك',
  'map.located': 'موقعك، ضمن {distance}. اضغط لتتبعك الخريطة',
  'map.follows': 'الخريطة تتبعك. اضغط لإخفاء موقعك',
  'map.followsTurn': 'الخريطة تتبعك. اضغط لتدور معك',
  'map.turns': 'الخريطة تتبعك وتدور معك. اضغط لإخفاء موقعك',
  'map.denied': 'الموقع مغلق لهذه الصفحة. شغّله من إعدادات المتصفح.',
  'map.unavailable': 'لم يُعثر على موقع هنا. حاول مرة أخرى تحت السماء المفتوحة.',
  'map.turnDenied': 'الاتجاه مغلق لهذه الصفحة. الخريطة تتبعك دون أن تدور.',
  'map.north': 'اجعل الشمال إلى أعلى'
}
