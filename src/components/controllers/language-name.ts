import { languageNames } from './formats.js'
import type { Localizer } from './localizer.js'

/** Languages that the kit speaks itself; every other one has a place too. */
export const USUAL_LANGUAGES: readonly string[] = ['en', 'es', 'pt', 'fr', 'id', 'ar']

/** The name of a language (BCP 47) in the reader's; its tag where there is none. */
export function languageName(tag: string, localize: Pick<Localizer, 'language'>): string {
  return languageNames(localize.language).of(tag) ?? tag
}
