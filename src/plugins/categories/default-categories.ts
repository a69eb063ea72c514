import type { Plugin } from '../plugin.js'

/**
 * A small set to begin with: 24 categories in four groups, in English, Spanish, Portuguese, French, Indonesian
 * and Arabic. Its texts are loaded when it is asked for; what it returns can be given to `openProject` as it is.
 * Its pictures are Maki's and Temaki's: add `makiIcons()` and `temakiIcons()` too.
 */
export async function defaultCategories(): Promise<Plugin> {
  const { FIRST_CATEGORIES } = await import('./first-categories.js')
  return { name: 'default-categories', apiVersion: 1, contributes: { categorySets: [FIRST_CATEGORIES] } }
}
