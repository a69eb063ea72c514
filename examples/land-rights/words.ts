import { deviceKind } from '../../src/index.js'

const en = {
  title: 'Land book',
  map: 'Map',
  list: 'List',
  add: 'Write down',
  copies: 'Copies',
  give: 'Give',
  walk: 'Record a walk',
  bring: 'Bring a map file',
  brought: 'Brought in: {n}',
  language: 'Language',
  saved: 'Saved on {device}',
  place: 'Tap the place on the map',
  cancel: 'Cancel',
  newVersion: 'A new version of this book is here.',
  useNow: 'Use it now',
  phone: 'this phone',
  tablet: 'this tablet',
  computer: 'this computer'
}
type Texts = { readonly [key in keyof typeof en]: string }
type Key = keyof typeof en

const es: Texts = {
  title: 'Libro de la tierra',
  map: 'Mapa',
  list: 'Lista',
  add: 'Anotar',
  copies: 'Copias',
  give: 'Entregar',
  walk: 'Grabar una caminata',
  bring: 'Traer un archivo de mapa',
  brought: 'Se trajeron: {n}',
  language: 'Idioma',
  saved: 'Guardado en {device}',
  place: 'Toca el lugar en el mapa',
  cancel: 'Cancelar',
  newVersion: 'Hay una versión nueva de este libro.',
  useNow: 'Usarla ahora',
  phone: 'este teléfono',
  tablet: 'esta tableta',
  computer: 'esta computadora'
}
const pt: Texts = {
  title: 'Livro da terra',
  map: 'Mapa',
  list: 'Lista',
  add: 'Anotar',
  copies: 'Cópias',
  give: 'Entregar',
  walk: 'Gravar uma caminhada',
  bring: 'Trazer um arquivo de mapa',
  brought: 'Trazidos: {n}',
  language: 'Língua',
  saved: 'Salvo neste {device}',
  place: 'Toque no lugar no mapa',
  cancel: 'Cancelar',
  newVersion: 'Há uma versão nova deste livro.',
  useNow: 'Usar agora',
  phone: 'telefone',
  tablet: 'tablet',
  computer: 'computador'
}
const fr: Texts = {
  title: 'Livre de la terre',
  map: 'Carte',
  list: 'Liste',
  add: 'Noter',
  copies: 'Copies',
  give: 'Donner',
  walk: 'Enregistrer une marche',
  bring: 'Apporter un fichier de carte',
  brought: 'Apportés : {n}',
  language: 'Langue',
  saved: 'Enregistré sur {device}',
  place: 'Touche le lieu sur la carte',
  cancel: 'Annuler',
  newVersion: 'Une nouvelle version de ce livre est là.',
  useNow: 'L’utiliser maintenant',
  phone: 'ce téléphone',
  tablet: 'cette tablette',
  computer: 'cet ordinateur'
}
const id: Texts = {
  title: 'Buku tanah',
  map: 'Peta',
  list: 'Daftar',
  add: 'Catat',
  copies: 'Salinan',
  give: 'Berikan',
  walk: 'Rekam perjalanan',
  bring: 'Bawa berkas peta',
  brought: 'Dibawa masuk: {n}',
  language: 'Bahasa',
  saved: 'Tersimpan di {device}',
  place: 'Ketuk tempatnya di peta',
  cancel: 'Batal',
  newVersion: 'Ada versi baru buku ini.',
  useNow: 'Pakai sekarang',
  phone: 'ponsel ini',
  tablet: 'tablet ini',
  computer: 'komputer ini'
}
const ar: Texts = {
  title: 'كتاب الأرض',
  map: 'الخريطة',
  list: 'القائمة',
  add: 'تدوين',
  copies: 'النسخ',
  give: 'إعطاء',
  walk: 'تسجيل مسيرة',
  bring: 'جلب ملف خريطة',
  brought: 'ما جُلب: {n}',
  language: 'اللغة',
  saved: 'حُفظ على {device}',
  place: 'المس المكان على الخريطة',
  cancel: 'إلغاء',
  newVersion: 'توجد نسخة جديدة من هذا الكتاب.',
  useNow: 'استخدامها الآن',
  phone: 'هذا الهاتف',
  tablet: 'هذا اللوح',
  computer: 'هذا الحاسوب'
}

const all: ReadonlyMap<string, Texts> = new Map(Object.entries({ en, es, pt, fr, id, ar }))
const LAST = 'land-book-language'

/** Languages of the book, each by its own name. */
export const languages: readonly (readonly [string, string])[] = [
  ['en', 'English'],
  ['es', 'Español'],
  ['pt', 'Português'],
  ['fr', 'Français'],
  ['id', 'Bahasa Indonesia'],
  ['ar', 'العربية']
]

/** Puts the page in the language chosen last, else the first of these that it knows, and in its direction. */
export function speak(wanted: readonly string[]): void {
  const chosen = localStorage.getItem(LAST)
  const primary = [...(chosen === null ? [] : [chosen]), ...wanted].map(
    tag => tag.toLowerCase().split('-')[0]!
  )
  const page = document.documentElement
  page.lang = primary.find(tag => all.has(tag)) ?? 'en'
  page.dir = page.lang === 'ar' ? 'rtl' : 'ltr'
  document.title = text('title')
}

export function choose(language: string): void {
  localStorage.setItem(LAST, language)
  speak([language])
}

export function text(key: Key, parts: Readonly<Record<string, string | number>> = {}): string {
  const texts = all.get(document.documentElement.lang) ?? en
  return texts[key].replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = name === 'device' ? texts[deviceKind()] : (parts[name] ?? '')
    return typeof value === 'number'
      ? new Intl.NumberFormat(document.documentElement.lang).format(value)
      : value
  })
}
