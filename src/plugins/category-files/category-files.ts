import { CairnError } from '../../model/index.js'
import type { CategoryFormat, CategoryIcon, CategorySet, Plugin } from '../plugin.js'
import { picturesIn } from './pictures-in.js'

const FORMAT = 'cairn-categories'
const VERSION = 1

/**
 * The kit's own file of categories, `.cairncategories`: UTF-8 JSON `{"format": "cairn-categories", "version": 1,
 * "set": CategorySet}` with every picture that the set names, so that it stands on its own.
 */
export function categoryFiles(): Plugin {
  return { name: 'category-files', apiVersion: 1, contributes: { categoryFormats: [format], strings: NAMES } }
}

const NAMES = {
  ar: { 'categoryFormats/cairncategories': 'الفئات' },
  es: { 'categoryFormats/cairncategories': 'Categorías' },
  fr: { 'categoryFormats/cairncategories': 'Catégories' },
  id: { 'categoryFormats/cairncategories': 'Kategori' },
  pt: { 'categoryFormats/cairncategories': 'Categorias' }
}

const format: CategoryFormat = {
  id: 'cairncategories',
  name: 'Categories',
  extension: 'cairncategories',
  mediaType: 'application/json',
  read: bytes => Promise.resolve().then(() => setIn(bytes)),
  write(set, iconSvg) {
    const brought = new Set((set.icons ?? []).map(({ id }) => id))
    const icons: readonly CategoryIcon[] = [
      ...(set.icons ?? []),
      ...picturesIn(set).flatMap(name => {
        const svg = brought.has(name) || name.startsWith('own/') ? null : iconSvg(name)
        return svg === null ? [] : [{ id: name, svg }]
      })
    ]
    const file = { format: FORMAT, version: VERSION, set: { ...set, icons } }
    return Promise.resolve(new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`))
  }
}

function setIn(bytes: Uint8Array): CategorySet {
  let file: unknown
  try {
    file = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw bad('This file is damaged or not a file of categories. Get it again.', error)
  }
  const { format: kind, version, set } = (file ?? {}) as { readonly [key: string]: unknown }
  if (kind !== FORMAT || typeof set !== 'object' || set === null) {
    throw bad('This is not a file of categories.')
  }
  if (version !== VERSION)
    throw bad('These categories were made with a newer version. Update this app first.')
  return set as CategorySet
}

function bad(message: string, cause?: unknown): CairnError {
  return new CairnError('bad-input', message, { cause, detail: { place: '' } })
}
