import { CairnError } from '../../model/error.js'
import type { Localizer } from './localizer.js'

/** The sentence of a CairnError, which says what to do; for anything else a plain one. */
export function errorText(error: unknown, localize: Localizer): string {
  return CairnError.is(error) ? error.message : localize.t('error.unknown')
}
