/** A language as BCP 47 writes it; null for what is none. */
export function languageTag(text: string): string | null {
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
