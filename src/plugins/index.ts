export { defaultCategories } from './categories/default-categories.js'
export { makiIcons, temakiIcons } from './icons/icon-set.js'
export type * from './plugin.js'
