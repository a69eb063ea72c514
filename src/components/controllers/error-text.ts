import { CairnError } from '../../model/error.js'
import { findTranslation } from '../strings/registry.js'
import type { Localizer } from './localizer.js'

type Reader = Pick<Localizer, 'language' | 't'>

/**
 * What an error says to the reader: its sentence in their language, else what its code says there, else the sentence as
 * it was thrown. For anything but a CairnError a plain one.
 * @param localize the `LocalizeController` of the element that shows it
 */
export function errorText(error: unknown, localize: Reader): string {
  if (!CairnError.is(error)) return localize.t('error.unknown')
  const { code, message } = error
  const { language } = localize
  return (
    findTranslation(language, message) ??
    // English may stand within a text that is read from right to left.
    findTranslation(language, `error.${code}`)?.replace('{said}', () => `\u2068${message}\u2069`) ??
    message
  )
}

/** A sentence that the project gives in English, in the reader's language where it has it. */
export function sentenceText(sentence: string, { language }: Pick<Reader, 'language'>): string {
  return findTranslation(language, sentence) ?? sentence
}
