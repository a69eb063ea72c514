import { CairnError } from '../../model/error.js'
import { createCategories } from '../../project/categories.js'
import { categorySetFault } from '../../project/check-category-set.js'
import { localiseSet } from '../../project/localise.js'
import type { Categories, CategorySet } from '../../project/types.js'

/** What a page's own category set offers, in the reader's language. @throws CairnError 'bad-input' */
export function offeredBy(set: CategorySet, languages: readonly string[]): Categories {
  const fault = categorySetFault(set)
  if (fault !== null) throw new CairnError('bad-input', `These categories cannot be used: ${fault}.`)
  const own = {
    id: 'own',
    name: set.name,
    license: '',
    icons: new Map((set.icons ?? []).map(({ id, svg }) => [id, svg]))
  }
  return createCategories([localiseSet(set, languages)], [own], (_, icon) =>
    console.error(`The picture "${icon}" is left out: it is not a plain, square picture of 4 KB or less.`)
  )
}
