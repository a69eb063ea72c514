import { findTranslation } from '../strings/registry.js'
import type { Localizer } from './localizer.js'

/**
 * The name of what a plugin brought, in the reader's language where the `strings` of a plugin have it under
 * `POINT/ID`, e.g. `basemaps/world`; else as it came.
 */
export function contributionName(
  point: 'basemaps' | 'categoryFormats' | 'exporters',
  { id, name }: { readonly id: string; readonly name: string },
  { language }: Localizer
): string {
  return findTranslation(language, `${point}/${id}`) ?? name
}
