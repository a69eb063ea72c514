import { CairnError } from '../../model/index.js'
import type { LocalizeController } from './localize.js'

/** The sentence of a CairnError, which says what to do; for anything else a plain one. */
export function errorText(error: unknown, localize: LocalizeController): string {
  return CairnError.is(error) ? error.message : localize.t('error.unknown')
}
