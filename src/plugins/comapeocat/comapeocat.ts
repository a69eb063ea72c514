import type { CategoryFormat, Plugin } from '../plugin.js'

/**
 * CoMapeo's file of categories, `.comapeocat` 1.0, both ways: a ZIP of JSON files and SVG pictures. What it has no
 * place for is left out when writing: groups, pictures of options, whether a category may leave, pages of a form,
 * conditions, defaults and bounds, and questions for places, files and rows, or that answer themselves. Times become text.
 */
export function comapeocat(): Plugin {
  return { name: 'comapeocat', apiVersion: 1, contributes: { categoryFormats: [format], strings: NAMES } }
}

const NAMES = {
  ar: { 'categoryFormats/comapeocat': 'فئات CoMapeo' },
  es: { 'categoryFormats/comapeocat': 'Categorías de CoMapeo' },
  fr: { 'categoryFormats/comapeocat': 'Catégories de CoMapeo' },
  id: { 'categoryFormats/comapeocat': 'Kategori CoMapeo' },
  pt: { 'categoryFormats/comapeocat': 'Categorias do CoMapeo' }
}

const format: CategoryFormat = {
  id: 'comapeocat',
  name: 'CoMapeo categories',
  extension: 'comapeocat',
  mediaType: 'application/zip',
  async read(bytes) {
    const { readComapeocat } = await import('./read-comapeocat.js')
    return readComapeocat(bytes)
  },
  async write(set, iconSvg) {
    const { writeComapeocat } = await import('./write-comapeocat.js')
    return writeComapeocat(set, iconSvg, Date.now())
  }
}
